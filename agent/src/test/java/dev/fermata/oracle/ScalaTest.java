package dev.fermata.oracle;

import dev.fermata.compilers.ForeignCompiler;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Targets in Scala 3. */
class ScalaTest {
  /** What of the library is marked from outside. */
  private static final List<String> LIBRARY =
      List.of("scala.*Function*", "scala.Option*", "scala.collection.*");

  private static CompiledTargets targets;

  @BeforeAll
  static void compileTargets() {
    targets = CompiledTargets.of(ForeignCompiler.SCALA, ForeignCompiler.SCALA.sources(), LIBRARY);
  }

  static Stream<Targets.Case> cases() {
    return targets.cases();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void target_in_scala_suspended_anywhere_does_the_same(Targets.Case target) throws Exception {
    targets.assertTransparent(target);
  }
}
