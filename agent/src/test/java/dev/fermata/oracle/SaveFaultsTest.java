package dev.fermata.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.oracle.Plan.Answering;
import dev.fermata.runtime.FrameStack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Wherever the saving of frames fails, the error comes to whoever resumed, at once: no handler and
 * no finally block of the program runs, no value goes wrong, and nothing can be resumed any more.
 */
@Timeout(value = 600, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SaveFaultsTest {
  private static final int PROGRAMS = 60;
  private static final int MOST_FAULTS = 6;
  private static final int MOST_POINTS = 2_000;

  private int injected;

  @Test
  void error_while_a_random_program_is_saved_reaches_the_driver_alone() throws Exception {
    List<RandomCase> cases = LongStream.range(1, PROGRAMS).mapToObj(RandomCase::ofSeed).toList();
    Map<String, String> sources = new HashMap<>();
    cases.stream().filter(RandomCase::isSource).forEach(c -> sources.put(c.className(), c.text()));
    Map<String, byte[]> compiled = SourceCompiler.compileAll(sources, 17);
    for (RandomCase each : cases) {
      Map<String, byte[]> classFiles = each.classFiles(compiled);
      // where twins consist of pieces a frame is made before there is anything to save
      boolean inPieces = each.seed() % 2 == 0;
      assertPoisoned(
          classFiles, inPieces ? Transformation::resumedInPieces : Transformation::engine, each);
    }

    assertThat(injected).isGreaterThan(PROGRAMS);
  }

  @Test
  void error_while_a_target_is_saved_reaches_the_driver_alone() throws Exception {
    Program program =
        new Program(
            Targets.classFiles(), source -> SaveFaults.injectedInto(Transformation.engine(source)));
    for (Targets.Case target : Targets.all()) {
      assertPoisoned(program, target.className(), target.method(), target.toString());
    }

    assertThat(injected).isGreaterThan(PROGRAMS);
  }

  private void assertPoisoned(
      Map<String, byte[]> classFiles,
      Function<Function<String, byte[]>, Transformation> engine,
      RandomCase random)
      throws Exception {
    Program program =
        new Program(classFiles, source -> SaveFaults.injectedInto(engine.apply(source)));
    assertPoisoned(program, random.className(), "run", random.text());
  }

  private void assertPoisoned(Program program, String className, String method, String text)
      throws Exception {
    Run whole = Run.of(Plan.all(MOST_POINTS, Answering.DIRECTLY));
    SaveFaults.failAfter(-1);
    OracleStack.of(program, className, method, whole).drive();
    if (whole.isFull()) {
      return;
    }
    List<String> events = whole.returned(null).events();
    for (int after = 0; after < MOST_FAULTS; after++) {
      Run run = Run.of(Plan.all(MOST_POINTS, Answering.DIRECTLY));
      OracleStack stack = OracleStack.of(program, className, method, run);
      SaveFaults.failAfter(after);
      Throwable found = thrownBy(stack);
      if (SaveFaults.thrown() == null) {
        return; // the program saves no more often
      }
      String where = text + "\nfailing save " + after;
      injected++;
      assertThat(found).as(where).isSameAs(SaveFaults.thrown());
      assertThat(stack.status).as(where).isEqualTo(FrameStack.CLOSED);
      assertThat(stack.suspendedFrames()).as(where).isEmpty();
      List<String> seen = run.returned(null).events();
      assertThat(seen).as(where).isEqualTo(events.subList(0, seen.size()));
      assertThat(seen).as(where).hasSize(run.eventsAtLastPoint());
    }
  }

  private static Throwable thrownBy(OracleStack stack) {
    try {
      stack.drive();
      return null;
    } catch (Throwable thrown) {
      return thrown;
    }
  }
}
