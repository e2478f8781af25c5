package dev.fermata;

import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.companion.SuspendableRunnable;
import dev.fermata.runtime.replacement.OptionalCalls;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which frame keeps a body from suspending. It runs where the plain form of a yield was
 * reached: every frame between it and the nearest twin was called plainly, and the one next to that
 * twin is to blame.
 */
final class SuspensionFailure {
  /** Hidden frames tell through which interface a lambda was called, and what is reflection. */
  private static final StackWalker WALKER =
      StackWalker.getInstance(Set.of(Option.RETAIN_CLASS_REFERENCE, Option.SHOW_HIDDEN_FRAMES));

  /** Those whose methods users call. */
  private static final Set<String> API_PACKAGES = Set.of("dev.fermata", "dev.fermata.async");

  private static final String STACK_PARAMETER = FrameStack.class.descriptorString() + ")";

  private SuspensionFailure() {}

  static IllegalSuspensionException find() {
    return new IllegalSuspensionException(WALKER.walk(SuspensionFailure::describe));
  }

  private static String describe(Stream<StackFrame> frames) {
    List<StackFrame> plain = new ArrayList<>();
    StackFrame replacement = null;
    Iterator<StackFrame> outwards = frames.dropWhile(SuspensionFailure::isPlainYield).iterator();
    while (outwards.hasNext()) {
      StackFrame frame = outwards.next();
      if (isDispatcher(frame)) {
        leaveLambda(plain);
      } else if (isReplacement(frame)) {
        if (isOverride(plain, frame)) {
          return describe(plain, frame);
        }
        leaveJdk(plain);
        replacement = frame;
      } else if (replacement != null && isTrampoline(frame)) {
        return describe(plain, replacement);
      } else if (isTwin(frame)) {
        return describe(plain, frame);
      } else {
        plain.add(frame);
      }
    }
    return "Cannot suspend"
        + visible(plain).map(inside -> " in " + name(inside)).findFirst().orElse("")
        + ": no generator, task or continuation is running here. Call it from the body of one.";
  }

  /** Tells whether a class of the user has the method that was called by the JDK's type. */
  private static boolean isOverride(List<StackFrame> plain, StackFrame replacement) {
    StackFrame guilty = plain.isEmpty() ? replacement : plain.get(plain.size() - 1);
    return guilty != replacement
        && guilty.getMethodName().equals(replacement.getMethodName())
        && !isOfTheJdk(guilty.getDeclaringClass());
  }

  /** What the JDK called is to blame if it could not have been suspended by any caller. */
  private static void leaveJdk(List<StackFrame> plain) {
    int called = plain.size() - 1;
    while (called >= 0 && isOfTheJdk(plain.get(called).getDeclaringClass())) {
      called--;
    }
    if (called >= 0 && !isCompanion(plain.get(called).getDeclaringClass())) {
      plain.subList(called + 1, plain.size()).clear();
      leaveLambda(plain);
    }
  }

  private static boolean isCompanion(Class<?> type) {
    for (Class<?> above = type; above != null; above = above.getSuperclass()) {
      for (Class<?> implemented : above.getInterfaces()) {
        if (implemented.getPackage() == SuspendableRunnable.class.getPackage()) {
          return true;
        }
      }
    }
    return false;
  }

  /** A lambda behind such an interface is plain only because of what it calls. */
  private static void leaveLambda(List<StackFrame> plain) {
    int last = plain.size() - 1;
    if (last > 0 && isHidden(plain.get(last))) {
      plain.remove(last--);
      if (last > 0) {
        Method body = declared(plain.get(last), plain.get(last).getMethodType().parameterArray());
        if (body != null && body.isSynthetic()) {
          plain.remove(last);
        }
      }
    }
  }

  private static String describe(List<StackFrame> plain, StackFrame twin) {
    StackFrame inside = visible(plain).findFirst().orElse(twin);
    String cannot = "Cannot suspend in " + name(inside) + ": ";
    if (plain.isEmpty()) {
      return cannot + "this is in a synchronized block. Leave it before suspending.";
    }
    StackFrame guilty = plain.get(plain.size() - 1);
    String verdict = AgentVerdict.whyPlain(guilty.getDeclaringClass());
    if (verdict != null) {
      return cannot + verdict;
    }
    boolean isNamed = inside != twin && !isReplacement(twin);
    String byTwin = isNamed ? "called from " + name(twin) + " " : "called ";
    if (guilty.getDeclaringClass().getInterfaces().length > 0 && isHidden(guilty)) {
      return cannot + byTwin + "through " + throughLambda(guilty);
    }
    if (isReflection(guilty)) {
      return cannot + byTwin + "by reflection. Call it directly.";
    }
    String reason = reason(guilty, twin);
    if (reason != null) {
      String which = inside == guilty ? "this is " : "called from " + name(guilty) + ", which is ";
      return cannot + which + reason;
    }
    return cannot
        + (inside == guilty ? "" : "called from " + name(guilty) + ", which is ")
        + byTwin
        + "in a synchronized block, or through a method that is not suspendable. Leave that block"
        + " before suspending, or mark that method @Suspendable.";
  }

  /** Why a frame that is not hidden has no twin, and what to do; null if it has one. */
  private static @Nullable String reason(StackFrame guilty, StackFrame twin) {
    if (guilty.getMethodName().equals("<init>")) {
      return "a constructor. Suspend before or after it, in a factory method.";
    }
    if (guilty.getMethodName().equals("<clinit>")) {
      return "a static initialiser. Suspend before the class is first used.";
    }
    if (guilty.getClassName().startsWith("java.util.stream.")) {
      return "a stream of the JDK. Use the generator's own map, filter and others instead.";
    }
    if (isOfTheJdk(guilty.getDeclaringClass())) {
      return isAtomic(guilty)
          ? "atomic: nothing may come between what it reads and what it writes. Find the value"
              + " before the call, and give it to putIfAbsent or replace."
          : "code of the JDK. Replace the call by a loop of your own.";
    }
    if (isReplacement(twin) && isOverride(List.of(guilty), twin)) {
      return "an override of what the JDK's type declares. Call it by a type of your own that"
          + " declares it, marked @Suspendable.";
    }
    Method itself = declared(guilty, guilty.getMethodType().parameterArray());
    if (declared(guilty, withStack(guilty)) == null) {
      return unmarked(guilty, itself);
    }
    if (itself != null && Modifier.isSynchronized(itself.getModifiers())) {
      return "synchronized. Use a java.util.concurrent lock, released before suspending.";
    }
    if (isTwinOf(twin, guilty)) {
      return guilty.getLineNumber() < 0
          ? "generated code that stands before the method, as a proxy or a mock. Call the method"
              + " itself, without it."
          : "left plain by the agent, which says why when the class is loaded (option log=info).";
    }
    return null;
  }

  private static boolean isAtomic(StackFrame frame) {
    return frame.getClassName().startsWith("java.util.concurrent.")
        && frame.getMethodName().matches("compute|computeIfAbsent|computeIfPresent|merge");
  }

  private static String unmarked(StackFrame guilty, @Nullable Method itself) {
    boolean marked =
        guilty.getDeclaringClass().isAnnotationPresent(Suspendable.class)
            || (itself != null && itself.isAnnotationPresent(Suspendable.class));
    String method = guilty.getClassName() + "." + guilty.getMethodName();
    return marked
        ? "marked @Suspendable, but the agent has not made it suspendable. Look for it in the"
            + " agent's log (option log=info) and in its option exclude=."
        : "not suspendable. Mark it @Suspendable, or add "
            + method
            + " to the agent's option suspendable=.";
  }

  private static String throughLambda(StackFrame hidden) {
    Class<?> type = hidden.getDeclaringClass().getInterfaces()[0];
    String method = type.getName() + "." + hidden.getMethodName();
    return isOfTheJdk(type)
        ? method + ", which is code of the JDK. Use an interface of your own, marked @Suspendable."
        : method + ", which is not suspendable. Mark it @Suspendable.";
  }

  // ---- kinds of frames

  private static boolean isPlainYield(StackFrame frame) {
    Class<?> type = frame.getDeclaringClass();
    return !isTwin(frame)
        && API_PACKAGES.contains(type.getPackageName())
        && type.getClassLoader() == SuspensionFailure.class.getClassLoader();
  }

  /** Tells whether the frame stands in the source as a call through an interface of the JDK. */
  private static boolean isDispatcher(StackFrame frame) {
    return frame.getDeclaringClass().getPackage() == SuspendableRunnable.class.getPackage();
  }

  /** Tells whether the frame stands in the source as a call of the JDK. */
  private static boolean isReplacement(StackFrame frame) {
    return frame.getDeclaringClass().getPackage() == OptionalCalls.class.getPackage();
  }

  /** Tells whether what is further out is the caller of a continuation, not of the frame. */
  private static boolean isTrampoline(StackFrame frame) {
    return frame.getDeclaringClass() == FrameStack.class;
  }

  /** By the descriptor's text: a stack is deep, and resolving the types of a frame takes long. */
  private static boolean isTwin(StackFrame frame) {
    return frame.getDescriptor().contains(STACK_PARAMETER);
  }

  /** Tells whether the twin only calls the method, as one that could not be made does. */
  private static boolean isTwinOf(StackFrame twin, StackFrame method) {
    return twin.getDeclaringClass() == method.getDeclaringClass()
        && twin.getMethodName().equals(method.getMethodName())
        && Arrays.equals(twin.getMethodType().parameterArray(), withStack(method));
  }

  /** The parameters of the twin. As a method type they would be refused if they are too many. */
  private static Class<?>[] withStack(StackFrame method) {
    Class<?>[] parameters = method.getMethodType().parameterArray();
    Class<?>[] types = Arrays.copyOf(parameters, parameters.length + 1);
    types[parameters.length] = FrameStack.class;
    return types;
  }

  private static Stream<StackFrame> visible(List<StackFrame> frames) {
    return frames.stream().filter(frame -> !isHidden(frame) && !isReflection(frame));
  }

  /** Tells whether the frame is a lambda's, which the source does not show. */
  private static boolean isHidden(StackFrame frame) {
    return frame.getDeclaringClass().isHidden() && frame.getDeclaringClass().isSynthetic();
  }

  private static boolean isReflection(StackFrame frame) {
    String name = frame.getClassName();
    return name.startsWith("java.lang.reflect.")
        || name.startsWith("java.lang.invoke.")
        || name.startsWith("jdk.internal.reflect.");
  }

  private static boolean isOfTheJdk(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }

  private static @Nullable Method declared(StackFrame frame, Class<?>[] parameters) {
    for (Method method : frame.getDeclaringClass().getDeclaredMethods()) {
      if (method.getName().equals(frame.getMethodName())
          && Arrays.equals(method.getParameterTypes(), parameters)) {
        return method;
      }
    }
    return null;
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
    String method = frame.getClassName() + "." + frame.getMethodName();
    return method + "(" + parameters + ") (" + place + ")";
  }
}
