package dev.fermata;

import dev.fermata.runtime.FrameStack;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which frame keeps a body from suspending. It runs where the plain form of a yield was
 * reached: every frame between it and the nearest twin was called plainly, and the one next to that
 * twin is to blame.
 */
final class SuspensionFailure {
  private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

  private SuspensionFailure() {}

  static IllegalSuspensionException find() {
    return new IllegalSuspensionException(
        WALKER.walk(
            frames -> {
              List<StackFrame> plain = new ArrayList<>();
              StackFrame twin =
                  frames
                      .dropWhile(SuspensionFailure::isPlainYield)
                      .peek(plain::add)
                      .filter(SuspensionFailure::isTwin)
                      .findFirst()
                      .orElse(null);
              plain.remove(twin);
              return describe(plain, twin);
            }));
  }

  private static boolean isPlainYield(StackFrame frame) {
    Class<?> type = frame.getDeclaringClass();
    return !isTwin(frame)
        && type.getPackage() == SuspensionFailure.class.getPackage()
        && type.getClassLoader() == SuspensionFailure.class.getClassLoader();
  }

  private static boolean isTwin(StackFrame frame) {
    MethodType type = frame.getMethodType();
    return type.parameterCount() > 0 && type.lastParameterType() == FrameStack.class;
  }

  private static String describe(List<StackFrame> plain, @Nullable StackFrame twin) {
    if (twin == null || plain.isEmpty()) {
      String where = plain.isEmpty() ? "" : " in " + name(plain.get(0));
      return "Cannot suspend"
          + where
          + ": no generator or continuation is running here. Call it from the body of one.";
    }
    StackFrame inside = plain.get(0);
    StackFrame guilty = plain.get(plain.size() - 1);
    String called = inside == guilty ? "" : "called from " + name(guilty) + ", ";
    return "Cannot suspend in " + name(inside) + ": " + called + reason(guilty, twin, called);
  }

  private static String reason(StackFrame guilty, StackFrame twin, String called) {
    String which = called.isEmpty() ? "this is " : "which is ";
    if (guilty.getMethodName().equals("<init>")) {
      return which + "a constructor. Suspend before or after it, in a factory method.";
    }
    if (guilty.getMethodName().equals("<clinit>")) {
      return which + "a static initialiser. Suspend before the class is first used.";
    }
    if (guilty.getDeclaringClass().getClassLoader() == null) {
      return which + "code of the JDK. Replace the call by a loop of your own.";
    }
    if (!hasTwin(guilty)) {
      String method = guilty.getClassName() + "." + guilty.getMethodName();
      return which
          + "not suspendable. Mark it @Suspendable, or add "
          + method
          + " to the agent's option suspendable=.";
    }
    if (isSynchronized(guilty)) {
      return which + "synchronized. Use a java.util.concurrent lock, released before suspending.";
    }
    return (called.isEmpty() ? "" : "which is ")
        + "called by "
        + name(twin)
        + " where it cannot be suspended, such as in a synchronized block. Leave that block first.";
  }

  private static boolean hasTwin(StackFrame frame) {
    Class<?>[] types =
        frame.getMethodType().appendParameterTypes(FrameStack.class).parameterArray();
    return Arrays.stream(frame.getDeclaringClass().getDeclaredMethods())
        .anyMatch(
            method ->
                method.getName().equals(frame.getMethodName())
                    && Arrays.equals(method.getParameterTypes(), types));
  }

  private static boolean isSynchronized(StackFrame frame) {
    Class<?>[] types = frame.getMethodType().parameterArray();
    return Arrays.stream(frame.getDeclaringClass().getDeclaredMethods())
        .anyMatch(
            method ->
                method.getName().equals(frame.getMethodName())
                    && Modifier.isSynchronized(method.getModifiers())
                    && Arrays.equals(method.getParameterTypes(), types));
  }

  private static String name(StackFrame frame) {
    MethodType type = frame.getMethodType();
    if (isTwin(frame)) {
      int last = type.parameterCount() - 1;
      type = type.dropParameterTypes(last, last + 1);
    }
    String parameters =
        type.parameterList().stream().map(Class::getSimpleName).collect(Collectors.joining(", "));
    String place =
        frame.getFileName() == null
            ? "unknown source"
            : frame.getFileName() + ":" + frame.getLineNumber();
    return frame.getClassName()
        + "."
        + frame.getMethodName()
        + "("
        + parameters
        + ") ("
        + place
        + ")";
  }
}
