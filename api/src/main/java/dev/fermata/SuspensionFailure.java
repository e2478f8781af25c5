package dev.fermata;

import static dev.fermata.StackFrames.declared;
import static dev.fermata.StackFrames.isHidden;
import static dev.fermata.StackFrames.isLambda;
import static dev.fermata.StackFrames.isOfTheJdk;
import static dev.fermata.StackFrames.isReflection;
import static dev.fermata.StackFrames.isReplacement;
import static dev.fermata.StackFrames.name;

import dev.fermata.runtime.companion.SuspendableRunnable;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds out which frame keeps a body from suspending. It runs where the plain form of a yield was
 * reached: every frame between it and the nearest twin was called plainly, and the one next to that
 * twin is to blame.
 */
final class SuspensionFailure {
  /** Hidden frames tell through which interface a lambda was called, and what is reflection. */
  private static final StackWalker WALKER =
      StackWalker.getInstance(Set.of(Option.RETAIN_CLASS_REFERENCE, Option.SHOW_HIDDEN_FRAMES));

  private SuspensionFailure() {}

  static IllegalSuspensionException find() {
    return new IllegalSuspensionException(WALKER.walk(SuspensionFailure::describe));
  }

  private static String describe(Stream<StackFrame> frames) {
    List<StackFrame> plain = new ArrayList<>();
    StackFrame replacement = null;
    Iterator<StackFrame> outwards = frames.dropWhile(StackFrames::isPlainYield).iterator();
    while (outwards.hasNext()) {
      StackFrame frame = outwards.next();
      if (StackFrames.isDispatcher(frame)) {
        leaveLambda(plain);
      } else if (isReplacement(frame)) {
        if (!plain.isEmpty() && WhyPlain.isOverride(last(plain), frame)) {
          return describe(plain, frame);
        }
        leaveJdk(plain);
        replacement = frame;
      } else if (replacement != null && StackFrames.isTrampoline(frame)) {
        return describe(plain, replacement);
      } else if (StackFrames.isTwin(frame)) {
        return describe(plain, frame);
      } else {
        plain.add(frame);
      }
    }
    return "Cannot suspend"
        + visible(plain).map(inside -> " in " + name(inside)).findFirst().orElse("")
        + ": no generator, task or continuation is running here. Call it from the body of one.";
  }

  private static StackFrame last(List<StackFrame> frames) {
    return frames.get(frames.size() - 1);
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
    if (plain.size() > 1 && isHidden(last(plain))) {
      plain.remove(plain.size() - 1);
      if (plain.size() > 1) {
        Method body = declared(last(plain));
        if (body != null && body.isSynthetic()) {
          plain.remove(plain.size() - 1);
        }
      }
    }
  }

  private static String describe(List<StackFrame> plain, StackFrame nearest) {
    StackFrame inside = visible(plain).findFirst().orElse(nearest);
    String cannot = "Cannot suspend in " + name(inside) + ": ";
    if (plain.isEmpty()) {
      return cannot + "this is " + monitor(nearest) + ". Leave it before suspending.";
    }
    StackFrame twin = leaveInferable(plain, nearest);
    StackFrame guilty = last(plain);
    String verdict = AgentAnswers.whyPlain(guilty.getDeclaringClass());
    if (verdict != null) {
      return cannot + verdict;
    }
    boolean isNamed = inside != twin && !isReplacement(twin);
    String byTwin = isNamed ? "called from " + name(twin) + " " : "called ";
    if (isLambda(guilty)) {
      return cannot + byTwin + WhyPlain.throughLambda(guilty);
    }
    if (isReflection(guilty)) {
      return cannot + byTwin + reflectively(guilty);
    }
    String reason = WhyPlain.ofMethod(plain, twin);
    if (reason != null) {
      String which = inside == guilty ? "this is " : "called from " + name(guilty) + ", which is ";
      return cannot + which + reason;
    }
    String which = inside == guilty ? "" : "called from " + name(guilty) + ", which is ";
    return cannot + which + byTwin + otherwise(guilty, twin);
  }

  /**
   * A private or synthetic method would suspend if what it calls could, and what it calls is to
   * blame; but not if that is the JDK's, which counts only in a method that is marked.
   */
  private static StackFrame leaveInferable(List<StackFrame> plain, StackFrame nearest) {
    StackFrame caller = nearest;
    while (plain.size() > 1 && isInferable(last(plain)) && !isJdkCall(plain)) {
      caller = plain.remove(plain.size() - 1);
    }
    return caller;
  }

  private static boolean isInferable(StackFrame frame) {
    if (isHidden(frame) || isOfTheJdk(frame.getDeclaringClass()) || StackFrames.hasTwin(frame)) {
      return false;
    }
    Method method = declared(frame);
    return method != null
        && (Modifier.isPrivate(method.getModifiers()) || method.isSynthetic())
        && AgentAnswers.whyPlain(frame.getDeclaringClass()) == null
        && AgentAnswers.reasonAgainst(frame.getDeclaringClass(), StackFrames.sourceName(frame))
            == null;
  }

  private static boolean isJdkCall(List<StackFrame> plain) {
    StackFrame called = plain.get(plain.size() - 2);
    return isLambda(called)
        ? isOfTheJdk(called.getDeclaringClass().getInterfaces()[0])
        : isOfTheJdk(called.getDeclaringClass());
  }

  private static String reflectively(StackFrame guilty) {
    if (guilty.getMethodName().startsWith("linkTo")) {
      return "by invokedynamic, through code of its language. Compile it statically, in Groovy with"
          + " @CompileStatic.";
    }
    return guilty.getClassName().startsWith("java.lang.invoke.")
        ? "through a method handle. Call it directly."
        : "by reflection. Call it directly.";
  }

  private static String monitor(StackFrame twin) {
    int line = lineOfMonitor(twin);
    return line > 0 ? "in the synchronized block of line " + line : "in a synchronized block";
  }

  private static int lineOfMonitor(StackFrame twin) {
    return AgentAnswers.lineOfMonitor(
        twin.getDeclaringClass(), twin.getMethodName(), twin.getLineNumber());
  }

  /** Why a method was called plainly that has a twin. */
  private static String otherwise(StackFrame guilty, StackFrame twin) {
    int line = lineOfMonitor(twin);
    if (line > 0) {
      return "in the synchronized block of line " + line + ". Leave that block before suspending.";
    }
    String through = WhyPlain.throughSupertype(guilty);
    return through != null
        ? through
        : "in a synchronized block, or through a method that is not suspendable. Leave that block"
            + " before suspending, or mark that method @Suspendable.";
  }

  private static Stream<StackFrame> visible(List<StackFrame> frames) {
    return frames.stream().filter(frame -> !isHidden(frame) && !isReflection(frame));
  }
}
