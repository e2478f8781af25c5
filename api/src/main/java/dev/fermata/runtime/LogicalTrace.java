package dev.fermata.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Completes the stack trace of an exception that leaves a lazily resumed frame. Only the innermost
 * frame was on the Java stack; the callers that stand suspended behind it are put where the
 * trampoline is, so that the trace reads as if nothing had been suspended.
 *
 * <pre>
 *   Tree.walk                  the resumed frame                Tree.walk
 *   Tree$fermata$0walk.resume  )                       becomes  Tree.walk   (suspended caller)
 *   Trampoline.resumeFrames    ) the library's                  Tree.walk   (suspended caller)
 *   Generator.next                                              Generator.next
 * </pre>
 *
 * <p>The dispatchers of companions are taken out, for in the source there is no such call, and what
 * stands in for methods of the JDK.
 *
 * <p>A trace is left alone if it does not end in this activation: the exception was made elsewhere,
 * its trace is not writable, or it was completed before.
 */
final class LogicalTrace {
  private static final String TRAMPOLINE = Trampoline.class.getName();
  private static final String STACK = FrameStack.class.getName();
  private static final Set<String> TRAMPOLINES = Set.of("resumeFrames", "resumeCaller");
  private static final String LIBRARY = FrameStack.class.getPackageName() + ".";
  private static final String COMPANIONS = LIBRARY + "companion.";
  private static final String REPLACEMENTS = LIBRARY + "replacement.";

  private LogicalTrace() {}

  /**
   * Completes the trace of {@code thrown}; called by the trampoline that resumed {@code frame}.
   *
   * @param lent whether this is the innermost frame of a stack that was resumed on behalf of
   *     another one: what was thrown in a third ends in that one's trampoline, which has callers to
   *     add too
   */
  static void complete(Throwable thrown, Frame frame, boolean lent) {
    try {
      insertCallers(thrown, frame, lent);
    } catch (StackOverflowError | OutOfMemoryError exhausted) {
      // the trace stays short: what was thrown matters more
    }
  }

  private static void insertCallers(Throwable thrown, Frame frame, boolean lent) {
    StackTraceElement[] trace = withoutBetween(thrown);
    int at = trampolineIn(trace);
    if (at < 1) {
      return;
    }
    StackTraceElement[] here = withoutBetween(new Throwable());
    int below = trace.length - at;
    int hereAt = here.length - below;
    if (hereAt < 0 || !isTrampoline(here[hereAt]) || !sameBelow(trace, here, below)) {
      return;
    }
    boolean ofAnother = hereAt != trampolineIn(here);
    if (ofAnother && !lent) {
      return; // the enclosing activation will complete it
    }
    int kept = at - 1; // the generated frame class's method
    while (kept > 0 && isOfTheLibrary(trace[kept - 1])) {
      kept--;
    }
    List<StackTraceElement> complete = new ArrayList<>(Arrays.asList(trace).subList(0, kept));
    for (Frame caller = frame.parent; caller != null; caller = caller.parent) {
      StackTraceElement element = caller.where();
      if (element != null && !isBetween(element)) {
        complete.add(element);
      }
    }
    int rest = ofAnother ? kept : behindTrampoline(trace, at);
    complete.addAll(Arrays.asList(trace).subList(rest, trace.length));
    thrown.setStackTrace(complete.toArray(StackTraceElement[]::new));
  }

  private static int behindTrampoline(StackTraceElement[] trace, int at) {
    int rest = at + 1;
    while (rest < trace.length && isOfStack(trace[rest].getClassName())) {
      rest++;
    }
    return rest;
  }

  private static boolean isOfStack(String className) {
    return className.equals(TRAMPOLINE) || className.equals(STACK);
  }

  /** In both traces alike: an inner activation may have taken them out of what was thrown. */
  private static StackTraceElement[] withoutBetween(Throwable thrown) {
    List<StackTraceElement> trace = new ArrayList<>(Arrays.asList(thrown.getStackTrace()));
    trace.removeIf(LogicalTrace::isBetween);
    return trace.toArray(StackTraceElement[]::new);
  }

  private static boolean isOfTheLibrary(StackTraceElement element) {
    return element.getClassName().startsWith(LIBRARY);
  }

  /** Tells whether the element stands in the source as a call of the JDK. */
  static boolean isBetween(StackTraceElement element) {
    String name = element.getClassName();
    return name.startsWith(COMPANIONS) || name.startsWith(REPLACEMENTS);
  }

  private static int trampolineIn(StackTraceElement[] trace) {
    for (int i = 0; i < trace.length; i++) {
      if (isTrampoline(trace[i])) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isTrampoline(StackTraceElement element) {
    return TRAMPOLINES.contains(element.getMethodName())
        && element.getClassName().equals(TRAMPOLINE);
  }

  /** Whether the elements below the trampoline are those of the present thread. */
  private static boolean sameBelow(StackTraceElement[] trace, StackTraceElement[] here, int below) {
    for (int i = 1; i < below; i++) {
      if (!trace[trace.length - i].equals(here[here.length - i])) {
        return false;
      }
    }
    return true;
  }
}
