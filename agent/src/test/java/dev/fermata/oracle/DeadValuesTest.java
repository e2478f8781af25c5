package dev.fermata.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.oracle.Plan.Answering;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * No frame of a suspended stack, and none of a running one, holds a value that is dead by {@link
 * PathLiveness}.
 */
@Timeout(value = 600, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DeadValuesTest {
  private static final int PROGRAMS = 120;
  private static final int MOST_POINTS = 2_000;

  @Test
  void no_frame_of_a_suspended_target_holds_a_dead_value() throws Exception {
    Program program = new Program(Targets.classFiles(), Transformation::engine);
    FrameContents contents = new FrameContents(Targets.classFiles(), Program::resource);
    for (Targets.Case target : Targets.all()) {
      assertNothingDead(program, target.className(), target.method(), contents, false);
    }

    assertThat(contents.looked()).isGreaterThan(1_000);
  }

  @Test
  void no_frame_of_a_random_program_holds_a_dead_value_suspended_or_running() throws Exception {
    List<RandomCase> cases = LongStream.range(1, PROGRAMS).mapToObj(RandomCase::ofSeed).toList();
    Map<String, String> sources = new HashMap<>();
    cases.stream().filter(RandomCase::isSource).forEach(c -> sources.put(c.className(), c.text()));
    Map<String, byte[]> compiled = SourceCompiler.compileAll(sources, 17);
    int looked = 0;
    for (RandomCase each : cases) {
      Map<String, byte[]> classFiles = each.classFiles(compiled);
      Program program = new Program(classFiles, Transformation::engine);
      FrameContents contents = new FrameContents(classFiles, Program::resource);
      assertNothingDead(program, each.className(), "run", contents, !each.isSource());
      looked += contents.looked();
    }

    assertThat(looked).isGreaterThan(10 * PROGRAMS);
  }

  private static void assertNothingDead(
      Program program, String className, String method, FrameContents contents, boolean isRunning)
      throws Exception {
    for (Plan plan :
        List.of(
            Plan.all(MOST_POINTS, Answering.DIRECTLY),
            Plan.random(MOST_POINTS, 1, Answering.DIRECTLY),
            Plan.random(MOST_POINTS, 2, Answering.DIRECTLY))) {
      List<String> dead = new ArrayList<>(); // a program may catch what is thrown in it
      OracleStack.of(program, className, method, Run.of(plan))
          .inspectedBy(
              stack -> dead.addAll(isRunning ? contents.deadInRunning(stack) : List.of()),
              stack -> dead.addAll(contents.deadIn(stack)))
          .drive();
      assertThat(dead).isEmpty();
    }
  }
}
