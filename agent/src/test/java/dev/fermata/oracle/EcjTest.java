package dev.fermata.oracle;

import dev.fermata.compilers.ForeignCompiler;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same targets as Eclipse's compiler writes them. */
class EcjTest {
  private static Program program;

  @BeforeAll
  static void compileTargets() throws Exception {
    Path folder = Path.of(System.getProperty("fermata.test.sources"), "dev/fermata/targets");
    List<Path> sources = ForeignCompiler.filesBelow(folder);
    program =
        CompiledTargets.of(ForeignCompiler.ECJ, sources, List.of(), "--release", "17").program();
  }

  static List<Targets.Case> cases() throws Exception {
    return Targets.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void target_of_ecj_suspended_anywhere_does_the_same(Targets.Case target) throws Exception {
    TransparencyOracle.assertTransparentInBrief(program, target);
  }
}
