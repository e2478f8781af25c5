package dev.fermata.instrument.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fermata.runtime.FrameStack;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;

/**
 * Tries all combinations of types that the JDK's bootstrap accepts, and compares with what its
 * lambda does: the same value of the same class, or the same class of exception.
 */
class DualLambdaAdaptationTest {
  private static final List<Type> PRIMITIVES =
      List.of(
          Type.BOOLEAN_TYPE,
          Type.BYTE_TYPE,
          Type.CHAR_TYPE,
          Type.SHORT_TYPE,
          Type.INT_TYPE,
          Type.LONG_TYPE,
          Type.FLOAT_TYPE,
          Type.DOUBLE_TYPE);

  private static final Object[] VALUES = {
    true, (byte) -66, '\u20ac', (short) -3000, 70_000, -5_000_000_000L, 1.5f, Math.PI, "text", null
  };

  private static final List<Class<?>> CLASSES =
      List.of(
          Boolean.class,
          Byte.class,
          Character.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          Number.class,
          Object.class,
          String.class);

  private static final List<Type> REFERENCES = CLASSES.stream().<Type>map(Type::getType).toList();

  private int combinations;

  @Test
  void results_are_converted_as_the_jdk_does() throws Throwable {
    for (Type target : types()) {
      for (Type seenAs : types()) {
        for (Type shape : shapesOf(seenAs)) {
          String desc = Type.getMethodDescriptor(shape);
          compare(desc, Type.getMethodDescriptor(seenAs), Type.getMethodDescriptor(target));
        }
      }
      compare("()V", "()V", Type.getMethodDescriptor(target));
    }
    assertTrue(combinations > 250, "only " + combinations);
  }

  @Test
  void arguments_are_converted_as_the_jdk_does() throws Throwable {
    for (Type target : types()) {
      for (Type seenAs : types()) {
        for (Type shape : shapesOf(seenAs)) {
          String desc = Type.getMethodDescriptor(Type.VOID_TYPE, shape);
          compare(
              desc,
              Type.getMethodDescriptor(Type.VOID_TYPE, seenAs),
              Type.getMethodDescriptor(Type.VOID_TYPE, target));
        }
      }
    }
    assertTrue(combinations > 100, "only " + combinations);
  }

  private static List<Type> types() {
    return List.of(PRIMITIVES, REFERENCES).stream().flatMap(List::stream).toList();
  }

  /** What the functional method can declare where its site sees {@code seenAs}. */
  private static List<Type> shapesOf(Type seenAs) {
    return seenAs.equals(Type.getType(Object.class))
        ? List.of(seenAs)
        : List.of(seenAs, Type.getType(Object.class), Type.getType(Integer.class));
  }

  private void compare(String shape, String seenAs, String target) throws Throwable {
    DualLambdaLoader jdk = DualLambdaLoader.plain(classes(shape, seenAs, target));
    Object expected;
    try {
      expected = make(jdk);
    } catch (InvocationTargetException refused) {
      return;
    }
    combinations++;
    Object actual = make(new DualLambdaLoader(classes(shape, seenAs, target)));
    Method twin = twin(actual);
    for (Object value : VALUES) {
      String what = shape + " of " + seenAs + " to " + target + " with " + value;
      AdaptationTarget.result = value;
      AdaptationTarget.suspends = FrameStack.RUNNING;
      String outcome = outcome(expected, method(expected), new Object[] {value});
      assertEquals(outcome, outcome(actual, method(actual), new Object[] {value}), what);
      assertEquals(outcome, twinOutcome(actual, twin, value), what);
      if (!target.endsWith("V") && isResultOf(target, value)) {
        AdaptationTarget.suspends = FrameStack.SUSPENDED;
        AdaptationTarget.result = isPrimitive(target) ? value : null;
        assertEquals(outcome, resumedOutcome(actual, twin, target, value), what);
      }
    }
  }

  private static ClassNode[] classes(String shape, String seenAs, String target) {
    return AdaptationTarget.classes(shape, seenAs, target).toArray(ClassNode[]::new);
  }

  private static Object make(DualLambdaLoader loader) throws Exception {
    return loader
        .loadClass(AdaptationTarget.TARGET.replace('/', '.'))
        .getMethod("make")
        .invoke(null);
  }

  private static Method method(Object lambda) throws Exception {
    Method shape = lambda.getClass().getInterfaces()[0].getMethods()[0];
    shape.setAccessible(true);
    return shape;
  }

  private static Method twin(Object lambda) throws Exception {
    for (Method method : lambda.getClass().getDeclaredMethods()) {
      if (method.isSynthetic() && method.getName().equals("call")) {
        method.setAccessible(true);
        return method;
      }
    }
    throw new AssertionError("no twin");
  }

  /** What the call was given, returned or thrown, in words. */
  private static String outcome(Object lambda, Method method, Object... arguments) {
    AdaptationTarget.seen = null;
    try {
      Object[] all = new Object[method.getParameterCount() + 1];
      all[0] = lambda;
      System.arraycopy(arguments, 0, all, 1, all.length - 1);
      // not by reflection: where frames are hidden, it takes the target's exceptions for its own
      Object returned = MethodHandles.lookup().unreflect(method).invokeWithArguments(all);
      return describe(AdaptationTarget.seen, returned);
    } catch (Throwable thrown) {
      return thrown.getClass().getName();
    }
  }

  private static String describe(Object seen, Object returned) {
    return seen
        + (seen == null ? "" : seen.getClass().getName())
        + " -> "
        + returned
        + (returned == null ? "" : returned.getClass().getName());
  }

  private static String twinOutcome(Object lambda, Method twin, Object value) throws Throwable {
    String[] outcome = new String[1];
    LambdaStack.run(
        stack ->
            outcome[0] =
                twin.getParameterCount() == 1
                    ? outcome(lambda, twin, stack)
                    : outcome(lambda, twin, value, stack));
    return outcome[0];
  }

  private static boolean isResultOf(String target, Object value) {
    Type type = Type.getReturnType(target);
    int primitive = PRIMITIVES.indexOf(type);
    return primitive >= 0
        ? VALUES[primitive] == value
        : value == null || CLASSES.get(REFERENCES.indexOf(type)).isInstance(value);
  }

  private static boolean isPrimitive(String target) {
    return PRIMITIVES.contains(Type.getReturnType(target));
  }

  private static String resumedOutcome(Object lambda, Method twin, String target, Object value) {
    LambdaStack stack = LambdaStack.suspend(s -> twin.invoke(lambda, s));
    deliver(stack, Type.getReturnType(target), value);
    try {
      stack.resume();
      return describe(null, take(stack, twin.getReturnType()));
    } catch (Throwable thrown) {
      return thrown.getClass().getName();
    }
  }

  private static void deliver(LambdaStack stack, Type type, Object value) {
    switch (type.getSort()) {
      case Type.BOOLEAN -> stack.deliver((Boolean) value ? 1 : 0);
      case Type.CHAR -> stack.deliver((int) (Character) value);
      case Type.BYTE, Type.SHORT, Type.INT -> stack.deliver(((Number) value).intValue());
      case Type.LONG -> stack.deliver((long) value);
      case Type.FLOAT -> stack.deliver((float) value);
      case Type.DOUBLE -> stack.deliver((double) value);
      default -> stack.deliver(value);
    }
  }

  /** Takes the result as the lambda's caller does, which casts it. */
  private static Object take(LambdaStack stack, Class<?> type) {
    return switch (Type.getType(type).getSort()) {
      case Type.BOOLEAN -> (Object) (stack.takeInt() != 0);
      case Type.CHAR -> (Object) (char) stack.takeInt();
      case Type.BYTE -> (Object) (byte) stack.takeInt();
      case Type.SHORT -> (Object) (short) stack.takeInt();
      case Type.INT -> (Object) stack.takeInt();
      case Type.LONG -> (Object) stack.takeLong();
      case Type.FLOAT -> (Object) stack.takeFloat();
      case Type.DOUBLE -> (Object) stack.takeDouble();
      case Type.VOID -> null;
      default -> type.cast(stack.takeReference());
    };
  }
}
