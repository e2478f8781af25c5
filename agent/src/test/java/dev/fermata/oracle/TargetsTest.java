package dev.fermata.oracle;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every language construct of the targets, suspended everywhere. */
class TargetsTest {
  private static final List<Program> PROGRAMS = new ArrayList<>();

  @BeforeAll
  static void readTargets() throws Exception {
    for (var engine : Transformation.allEngines()) {
      PROGRAMS.add(new Program(Targets.classFiles(), engine));
    }
  }

  static List<Targets.Case> cases() throws Exception {
    return Targets.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void target_suspended_anywhere_does_the_same(Targets.Case target) throws Exception {
    int cutting = 1 + Math.floorMod(target.hashCode(), 2);
    for (Program program : List.of(PROGRAMS.get(0), PROGRAMS.get(cutting))) {
      TransparencyOracle.assertTransparent(program, target.className(), target.method());
    }
  }

  @Test
  void targets_found_are_all_that_were_written() throws Exception {
    assertTrue(cases().size() >= 100, "only " + cases().size() + " targets were found");
  }
}
