package dev.fermata.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fermata.oracle.Plan.Answering;
import dev.fermata.runtime.FrameStack;
import dev.fermata.targets.refused.Poisoned;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is thrown while frames are being saved passes all handlers, and closes the stack. */
class FailureWhileSavingTest {
  @Test
  void failure_in_the_first_activation_reaches_the_driver_alone() throws Exception {
    assertPasses("atOnce", List.of("break"));
  }

  @Test
  void failure_after_a_resumption_reaches_the_driver_alone() throws Exception {
    assertPasses("afterAResumption", List.of("first", "break"));
  }

  private static void assertPasses(String method, List<String> events) throws Exception {
    Program program = new Program(Targets.classFiles(), Transformation::engine);
    Class<?> type = program.twinLoader().loadClass(Poisoned.class.getName());
    Run run = Run.of(Plan.all(10, Answering.DIRECTLY));
    OracleStack stack =
        new OracleStack(
            run,
            MethodHandles.publicLookup()
                .findStatic(type, method, MethodType.methodType(String.class, FrameStack.class)),
            type.getClassLoader(),
            List.of());
    OutOfMemoryError thrown = assertThrows(OutOfMemoryError.class, stack::drive);
    assertEquals("while saving", thrown.getMessage());
    assertEquals(events, run.returned(null).events());
    assertEquals(FrameStack.CLOSED, stack.status);
    assertEquals(0, stack.suspendedFrames().length);
  }
}
