package dev.fermata;

import static dev.fermata.StackFrames.declared;
import static dev.fermata.StackFrames.isOfGroovy;
import static dev.fermata.StackFrames.isOfTheJdk;
import static dev.fermata.StackFrames.isReplacement;

import dev.fermata.runtime.companion.SuspendableRunnable;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says why a method was called plainly, and what to do. The clauses complete "this is" or "which
 * is", with the end of the sentence and of the one after it.
 */
final class WhyPlain {
  private static final String LAMBDA = "a lambda (->) in statically compiled code.";

  private WhyPlain() {}

  /** Tells why a frame that is not hidden has no twin, and what to do; null if it has one. */
  static @Nullable String ofMethod(List<StackFrame> plain, StackFrame twin) {
    StackFrame guilty = plain.get(plain.size() - 1);
    String byNature = byNature(plain, guilty);
    if (byNature != null) {
      return byNature;
    }
    if (isReplacement(twin) && isOverride(guilty, twin)) {
      return "an override of what the JDK's type declares. Call it by a type of your own that"
          + " declares it, marked @Suspendable.";
    }
    Method itself = declared(guilty);
    boolean hasTwin = StackFrames.hasTwin(guilty);
    if (hasTwin && itself != null && Modifier.isSynchronized(itself.getModifiers())) {
      return "synchronized. Use a java.util.concurrent lock, released before suspending.";
    }
    String reason =
        AgentAnswers.reasonAgainst(guilty.getDeclaringClass(), StackFrames.sourceName(guilty));
    if (reason != null) {
      return "left plain: " + reason + ".";
    }
    if (!hasTwin) {
      return unmarked(guilty, itself);
    }
    return StackFrames.isTwinOf(twin, guilty) ? withoutReason(guilty) : null;
  }

  private static @Nullable String byNature(List<StackFrame> plain, StackFrame guilty) {
    if (guilty.getMethodName().equals("<init>")) {
      return "a constructor. Suspend before or after it, in a factory method.";
    }
    if (guilty.getMethodName().equals("<clinit>")) {
      return "a static initialiser. Suspend before the class is first used.";
    }
    if (isOfGroovy(guilty)) {
      return "code of Groovy, which calls closures by reflection. Use a loop, or " + LAMBDA;
    }
    if (Proxy.isProxyClass(guilty.getDeclaringClass())
        && plain.stream().anyMatch(StackFrames::isOfGroovy)) {
      return "what Groovy makes of a closure that is given as an interface. Write " + LAMBDA;
    }
    if (guilty.getClassName().startsWith("java.util.stream.")) {
      return "a stream of the JDK. Use the generator's own map, filter and others instead.";
    }
    if (isOfTheJdk(guilty.getDeclaringClass())) {
      return ofTheJdk(plain, guilty);
    }
    return null;
  }

  private static String ofTheJdk(List<StackFrame> plain, StackFrame guilty) {
    if (isAtomic(guilty)) {
      return "atomic: nothing may come between what it reads and what it writes. Find the value"
          + " before the call, and give it to putIfAbsent or replace.";
    }
    boolean initialises = plain.stream().anyMatch(each -> each.getMethodName().equals("<clinit>"));
    return initialises
        ? "initialising a class. Suspend before the class is first used."
        : "code of the JDK. Replace the call by a loop of your own.";
  }

  private static boolean isAtomic(StackFrame frame) {
    return frame.getClassName().startsWith("java.util.concurrent.")
        && frame.getMethodName().matches("compute|computeIfAbsent|computeIfPresent|merge");
  }

  /** Tells whether a class of the user has the method that was called by the JDK's type. */
  static boolean isOverride(StackFrame guilty, StackFrame replacement) {
    return guilty.getMethodName().equals(replacement.getMethodName())
        && !isOfTheJdk(guilty.getDeclaringClass());
  }

  private static String unmarked(StackFrame guilty, @Nullable Method itself) {
    Class<?> type = guilty.getDeclaringClass();
    boolean marked =
        type.isAnnotationPresent(Suspendable.class)
            || (itself != null && itself.isAnnotationPresent(Suspendable.class));
    return marked
        ? "marked @Suspendable, but the agent has not made it suspendable. Look for it in the"
            + " agent's log (option log=info) and in its option exclude=."
        : "not suspendable. " + mark(guilty.getClassName() + "." + guilty.getMethodName());
  }

  private static String mark(String what) {
    return "Mark it @Suspendable, or add " + what + " to the agent's option suspendable=.";
  }

  private static String withoutReason(StackFrame guilty) {
    return guilty.getLineNumber() < 0
        ? "generated code that stands before the method, as a proxy or a mock. Call the method"
            + " itself, without it."
        : "left plain, as the command instrument has said. Look there why.";
  }

  /** Says through which interface the object of a lambda was called. */
  static String throughLambda(StackFrame hidden) {
    Class<?> type = hidden.getDeclaringClass().getInterfaces()[0];
    return through(type, hidden.getMethodName());
  }

  private static String through(Class<?> type, String method) {
    String called = type.getName() + "." + method;
    String which =
        isOfTheJdk(type)
            ? "code of the JDK. Use an interface of your own, marked @Suspendable."
            : "not suspendable. " + mark(called);
    return "through " + called + ", which is " + which;
  }

  /** Says through which supertype that has no twin a method was called; null if there is none. */
  static @Nullable String throughSupertype(StackFrame guilty) {
    Deque<Class<?>> open = new ArrayDeque<>();
    for (Class<?> at = guilty.getDeclaringClass(); at != null; at = open.poll()) {
      if (at.getPackage() == SuspendableRunnable.class.getPackage()) {
        return null; // what a companion has is called by it
      }
      boolean isSupertype = at != guilty.getDeclaringClass();
      if (isSupertype && declaresPlainly(at, guilty)) {
        return through(at, guilty.getMethodName());
      }
      if (at.getSuperclass() != null) {
        open.add(at.getSuperclass());
      }
      open.addAll(List.of(at.getInterfaces()));
    }
    return null;
  }

  /** By the number of parameters: their types may be narrower than those of the supertype. */
  private static boolean declaresPlainly(Class<?> type, StackFrame overriding) {
    for (Method method : type.getDeclaredMethods()) {
      if (method.getName().equals(overriding.getMethodName())
          && method.getParameterCount() == overriding.getMethodType().parameterCount()
          && !method.isSynthetic()) {
        Class<?>[] twin = StackFrames.withStack(method.getParameterTypes());
        return declared(type, method.getName(), twin) == null;
      }
    }
    return false;
  }
}
