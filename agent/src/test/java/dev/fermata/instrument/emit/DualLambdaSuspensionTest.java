package dev.fermata.instrument.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fermata.instrument.emit.LambdaShapes.Action;
import dev.fermata.instrument.emit.LambdaShapes.DoubleSource;
import dev.fermata.instrument.emit.LambdaShapes.IntSource;
import dev.fermata.instrument.emit.LambdaShapes.LongSource;
import dev.fermata.instrument.emit.LambdaShapes.Source;
import org.junit.jupiter.api.Test;

class DualLambdaSuspensionTest {
  private final DualLambdaLoader loader = new DualLambdaLoader(SuspendingTargets.class);

  private <T> T make(String method) throws Throwable {
    return loader.call(SuspendingTargets.class, method);
  }

  @Test
  void result_of_the_same_kind_passes_without_a_frame() throws Throwable {
    IntSource ints = make("suspendsSameKind");
    LambdaStack stack = LambdaStack.suspend(ints::get);
    stack.deliver(42);
    assertEquals(42, stack.resume().takeInt());
    Source<Object> references = make("suspendsReference");
    stack = LambdaStack.suspend(references::get);
    stack.deliver("later");
    assertEquals("later", stack.resume().takeReference());
  }

  @Test
  void int_result_is_boxed_after_the_resumption() throws Throwable {
    Source<Integer> source = make("suspendsBoxing");
    LambdaStack stack = LambdaStack.suspend(s -> assertNull(source.get(s)));
    stack.deliver(42);
    assertEquals(42, stack.resume().takeReference());
  }

  @Test
  void int_result_is_widened_after_the_resumption() throws Throwable {
    LongSource longs = make("suspendsWidening");
    LambdaStack stack = LambdaStack.suspend(longs::get);
    stack.deliver(-42);
    assertEquals(-42L, stack.resume().takeLong());
    DoubleSource doubles = make("suspendsWideningToDouble");
    stack = LambdaStack.suspend(doubles::get);
    stack.deliver(-42);
    assertEquals(-42.0, stack.resume().takeDouble());
  }

  @Test
  void dropped_reference_is_not_kept_by_the_stack() throws Throwable {
    Action action = make("suspendsDroppingReference");
    LambdaStack stack = LambdaStack.suspend(action::act);
    stack.deliver(new Object());
    assertNull(stack.resume().takeReference());
  }

  @Test
  void void_result_passes() throws Throwable {
    Action action = make("suspendsVoid");
    LambdaStack.suspend(action::act).resume();
  }

  @Test
  void exception_raised_on_resumption_keeps_its_identity() throws Throwable {
    Exception raised = new Exception("raised");
    for (String method : new String[] {"suspendsBoxing", "suspendsReference"}) {
      Source<Object> source = make(method);
      LambdaStack stack = LambdaStack.suspend(source::get);
      assertSame(raised, assertThrows(Exception.class, () -> stack.resumeWith(raised)));
    }
  }
}
