package dev.fermata.oracle;

import dev.fermata.targets.refused.Colliding;
import dev.fermata.targets.refused.FinalTwin;
import dev.fermata.targets.refused.Initialising;
import dev.fermata.targets.refused.Synchronized;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Methods that cannot have a twin that suspends: they are reported, and called plainly. */
class RefusalTest {
  @Test
  void synchronized_methods_are_refused_and_called_plainly() throws Exception {
    assertTransparent(
        Synchronized.class,
        "locked(int): it is synchronized",
        "lockedInstance(int): it is synchronized");
  }

  @Test
  void method_whose_twin_would_collide_is_refused_and_called_plainly() throws Exception {
    assertTransparent(Colliding.class, "work(int): ");
  }

  @Test
  void method_that_overrides_one_with_a_final_twin_is_refused_and_called_plainly()
      throws Exception {
    assertTransparent(
        FinalTwin.class,
        "step(int): dev.fermata.oracle.FinalProbe has a final twin, which runs when"
            + " suspendable code calls it by that class");
  }

  @Test
  void constructors_and_initialisers_stay_plain() throws Exception {
    assertTransparent(Initialising.class);
  }

  private static void assertTransparent(Class<?> type, String... refusals) throws Exception {
    Program program = new Program(Targets.classFiles(), Transformation::engine);
    Stream.of(refusals).forEach(program::expectRefusal);
    TransparencyOracle.assertTransparent(program, type.getName(), "run");
  }
}
