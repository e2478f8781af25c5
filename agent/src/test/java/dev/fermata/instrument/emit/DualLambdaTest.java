package dev.fermata.instrument.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fermata.instrument.emit.LambdaShapes.Action;
import dev.fermata.instrument.emit.LambdaShapes.Integers;
import dev.fermata.instrument.emit.LambdaShapes.LongMapping;
import dev.fermata.instrument.emit.LambdaShapes.Mapping;
import dev.fermata.instrument.emit.LambdaShapes.Marker;
import dev.fermata.instrument.emit.LambdaShapes.Others;
import dev.fermata.instrument.emit.LambdaShapes.TextMapping;
import dev.fermata.instrument.emit.LambdaShapes.TextOnly;
import dev.fermata.instrument.emit.LambdaShapes.TextSource;
import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.companion.SuspendableRunnable;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DualLambdaTest {
  private final DualLambdaLoader loader =
      new DualLambdaLoader(
          LambdaTargets.class,
          LambdaTargets.Named.class,
          LambdaTargets.Titled.class,
          LambdaParent.class,
          LambdaGrandparent.class);

  private <T> T make(String method, Object... arguments) throws Throwable {
    return loader.call(LambdaTargets.class, method, arguments);
  }

  private Object targets() throws Throwable {
    return newInstance(LambdaTargets.class, "n");
  }

  private Object titled() throws Throwable {
    return newInstance(LambdaTargets.Titled.class);
  }

  private Object newInstance(Class<?> type, Object... arguments) throws Throwable {
    return loader.loadClass(type.getName()).getConstructors()[0].newInstance(arguments);
  }

  /** Calls a public instance method of a rewritten class. */
  private TextSource makeOn(Object receiver, String method) throws Throwable {
    return (TextSource) receiver.getClass().getMethod(method).invoke(receiver);
  }

  private static void assertText(String plain, TextSource source) throws Throwable {
    assertTexts(plain, "twin " + plain, source);
  }

  private static void assertTexts(String plain, String twin, TextSource source) throws Throwable {
    assertEquals(plain, source.get());
    LambdaStack.run(stack -> assertEquals(twin, source.get(stack)));
    assertTrue(source.getClass().isHidden());
  }

  private static <A> void assertText(String plain, Mapping<A, String> mapping, Object argument)
      throws Throwable {
    @SuppressWarnings("unchecked") // the argument's class is not the one that javac knows
    A value = (A) argument;
    assertEquals(plain, mapping.map(value));
    LambdaStack.run(stack -> assertEquals("twin " + plain, mapping.map(value, stack)));
  }

  @Test
  void static_target_is_called_plainly_and_by_twin() throws Throwable {
    assertText("text", make("staticReference"));
    assertText("text", make("staticLambda"));
  }

  @Test
  void arguments_of_all_types_are_passed_on() throws Throwable {
    Integers integers = make("integers");
    byte b = 2;
    short d = 4;
    assertEquals("1,2,c,4", integers.join(1, b, 'c', d));
    LambdaStack.run(stack -> assertEquals("twin 1,2,c,4", integers.join(1, b, 'c', d, stack)));
    Others others = make("others");
    assertEquals("1.0,2.0,true,d", others.join(1, 2, true, "d"));
    LambdaStack.run(
        stack -> assertEquals("twin 1.0,2.0,true,d", others.join(1, 2, true, "d", stack)));
  }

  @Test
  void captured_values_of_all_types_are_passed_on() throws Throwable {
    assertText("1,2,c,4", make("capturedIntegers", 1L, (byte) 2, 'c', (short) 4));
    assertText("1.0,2.0,true,d", make("capturedOthers", 1.0, 2f, true, "d"));
  }

  @Test
  void receiver_bound_or_unbound_or_private_is_reached() throws Throwable {
    Object targets = targets();
    assertText("n", make("boundReference", targets));
    assertText("n", this.<Mapping<Object, String>>make("unboundReference"), targets);
    assertText("secret n", make("boundPrivate", targets));
    assertText("secret n", this.<Mapping<Object, String>>make("unboundPrivate"), targets);
    assertText("secret n", makeOn(targets, "capturingThis"));
  }

  @Test
  void super_reference_reaches_the_super_method() throws Throwable {
    assertText("inherited", makeOn(targets(), "viaSuper"));
  }

  @Test
  void interface_targets_public_private_and_static_are_reached() throws Throwable {
    Object titled = titled();
    assertText("title", make("boundInterface", titled));
    assertText("title", this.<Mapping<Object, String>>make("unboundInterface"), titled);
    assertText("hidden", loader.call(LambdaTargets.Named.class, "boundHidden", titled));
    assertText("common", loader.call(LambdaTargets.Named.class, "staticOfInterface"));
    assertText("hidden", makeOn(titled, "lambdaOfInterface"));
  }

  @Test
  void target_without_twin_is_called_plainly_by_both() throws Throwable {
    assertTexts("titled", "titled", make("objectMethodOfInterface", titled()));
  }

  @Test
  void constructor_reference_makes_a_new_object_each_time() throws Throwable {
    for (String method : new String[] {"constructor", "constructorAsObject"}) {
      Mapping<String, Object> constructor = make(method);
      assertEquals(LambdaTargets.class.getName(), constructor.map("n").getClass().getName());
      LambdaStack.run(
          stack -> assertNotSame(constructor.map("n", stack), constructor.map("n", stack)));
    }
  }

  @Test
  void results_and_arguments_are_adapted() throws Throwable {
    Mapping<String, Integer> boxed = make("boxedResult");
    Mapping<Integer, Long> both = make("unboxedAndWidened");
    LongMapping same = make("sameKind");
    assertEquals(5, boxed.map("5"));
    assertEquals(10, both.map(5));
    assertEquals(10, same.map(5));
    LambdaStack.run(stack -> assertEquals(1005, boxed.map("5", stack)));
    LambdaStack.run(stack -> assertEquals(1010, both.map(5, stack)));
    LambdaStack.run(stack -> assertEquals(1010, same.map(5, stack)));
  }

  @Test
  void result_that_nobody_wants_is_dropped() throws Throwable {
    Action dropped = make("dropped", "5");
    dropped.act();
    LambdaStack.run(dropped::act);
  }

  @Test
  void argument_of_a_wrong_class_is_refused_with_a_cast_exception() throws Throwable {
    Mapping<Object, Object> polluted = make("boxedResult");
    assertThrows(ClassCastException.class, () -> polluted.map(5));
    assertThrows(ClassCastException.class, () -> LambdaStack.run(stack -> polluted.map(5, stack)));
  }

  @Test
  void bridge_has_a_twin_too() throws Throwable {
    TextMapping bridged = make("bridged");
    assertText("-a", bridged, "a");
    assertEquals("-a", ((TextOnly) bridged).map("a"));
    Method twin = bridged.getClass().getMethod("map", String.class, FrameStack.class);
    LambdaStack.run(stack -> assertEquals("twin -a", call(twin, bridged, "a", stack)));
    assertTrue(bridged.getClass().getMethod("map", Object.class).isBridge());
    assertTrue(bridged.getClass().getMethod("map", Object.class, FrameStack.class).isBridge());
  }

  private static Object call(Method method, Object receiver, Object... arguments) throws Exception {
    method.setAccessible(true);
    return method.invoke(receiver, arguments);
  }

  @Test
  void marker_interface_is_implemented() throws Throwable {
    TextSource marked = make("marked");
    assertText("text", marked);
    assertInstanceOf(Marker.class, marked);
  }

  @Test
  void companion_of_a_jdk_interface_is_implemented() throws Throwable {
    StringBuilder log = new StringBuilder();
    Runnable runnable = make("runnable", log);
    assertInstanceOf(SuspendableRunnable.class, runnable);
    runnable.run();
    LambdaStack.run(stack -> SuspendableRunnable.run(runnable, stack));
    assertEquals("plain;twin;", log.toString());
  }

  @Test
  void jdk_interface_without_companion_has_a_twin_that_nothing_declares() throws Throwable {
    Supplier<String> supplier = make("supplier");
    assertEquals("text", supplier.get());
    assertEquals(1, supplier.getClass().getInterfaces().length);
    assertTrue(supplier.getClass().getMethod("get", FrameStack.class).isSynthetic());
  }

  @Test
  void lambda_that_captures_nothing_is_one_object() throws Throwable {
    assertSame(make("staticLambda"), make("staticLambda"));
    Object targets = targets();
    assertNotSame(make("boundReference", targets), make("boundReference", targets));
  }

  @Test
  void exception_keeps_its_identity_and_its_trace_hides_the_lambda() throws Throwable {
    Exception failure = new Exception("failed");
    Action failing = make("failing", failure);
    assertSame(failure, assertThrows(Exception.class, failing::act));
    assertHidden(failure);
    Action again = failing;
    assertSame(failure, assertThrows(Exception.class, () -> LambdaStack.run(again::act)));
    assertHidden(failure);
  }

  private static void assertHidden(Exception failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    assertEquals("traced", trace[0].getMethodName());
    assertEquals("fail", trace[1].getMethodName());
    assertTrue(trace[2].getMethodName().startsWith("lambda$failing$"), trace[2].toString());
    String lambda = LambdaTargets.class.getName() + "$$Lambda";
    assertTrue(Arrays.stream(trace).noneMatch(e -> e.getClassName().startsWith(lambda)));
  }

  @Test
  void class_of_the_lambda_is_named_as_the_jdk_names_it() throws Throwable {
    String name = make("staticLambda").getClass().getName();
    assertTrue(name.startsWith(LambdaTargets.class.getName() + "$$Lambda"), name);
    assertEquals(
        loader.loadClass(LambdaTargets.class.getName()).getPackage(),
        make("staticLambda").getClass().getPackage());
  }
}
