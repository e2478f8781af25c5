package dev.fermata.oracle;

import dev.fermata.Suspendable;
import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.HandWrittenTwin;

/**
 * The suspension points that a target calls. Each logs an event when it is entered and then returns
 * its argument, or throws it; the twins suspend in between if the plan says so.
 */
public final class Probe {
  /** An exception whose identity must survive. */
  public static final IllegalStateException FAILURE = new IllegalStateException("the constant");

  /** What the twins of points return while they suspend: must never be seen by a target. */
  private static final int GARBAGE = 0x5EED;

  private Probe() {}

  /** Logs an event; no suspension point, so it can be called from anywhere. */
  public static void log(Object event) {
    Run.current().event("log " + Outcome.describe(event));
  }

  /** What can be compared of an exception's message. */
  public static String message(Throwable thrown) {
    return Outcome.message(thrown);
  }

  /**
   * Logs an event; to be called where nothing can be suspended, so that its twin is wrong there.
   */
  @Suspendable
  public static int held(int value) {
    Run.current().event("held " + value);
    return value;
  }

  @HandWrittenTwin
  public static int held(int value, FrameStack stack) {
    Run.current().event("held " + value + " [reached by its twin]");
    return value;
  }

  /** Behaves like a callee whose frame cannot be saved. */
  @Suspendable
  public static void breaks() {
    Run.current().plainPoint("break");
  }

  @HandWrittenTwin
  public static void breaks(FrameStack stack) {
    Run.current().event("break");
    stack.status = FrameStack.SUSPENDED;
    throw new OutOfMemoryError("while saving");
  }

  @Suspendable
  public static void suspend() {
    Run.current().plainPoint("suspend");
  }

  @HandWrittenTwin
  public static void suspend(FrameStack stack) {
    suspends(stack, "suspend", s -> {});
  }

  @Suspendable
  public static void point(String label) {
    Run.current().plainPoint(label);
  }

  @HandWrittenTwin
  public static void point(String label, FrameStack stack) {
    suspends(stack, label, s -> {});
  }

  @Suspendable
  public static int value(int value) {
    Run.current().plainPoint("int " + value);
    return value;
  }

  @HandWrittenTwin
  public static int value(int value, FrameStack stack) {
    return suspends(stack, "int " + value, s -> s.deliver(value)) ? GARBAGE : value;
  }

  @Suspendable
  public static long value(long value) {
    Run.current().plainPoint("long " + value);
    return value;
  }

  @HandWrittenTwin
  public static long value(long value, FrameStack stack) {
    return suspends(stack, "long " + value, s -> s.deliver(value)) ? GARBAGE : value;
  }

  @Suspendable
  public static float value(float value) {
    Run.current().plainPoint("float " + value);
    return value;
  }

  @HandWrittenTwin
  public static float value(float value, FrameStack stack) {
    return suspends(stack, "float " + value, s -> s.deliver(value)) ? GARBAGE : value;
  }

  @Suspendable
  public static double value(double value) {
    Run.current().plainPoint("double " + value);
    return value;
  }

  @HandWrittenTwin
  public static double value(double value, FrameStack stack) {
    return suspends(stack, "double " + value, s -> s.deliver(value)) ? GARBAGE : value;
  }

  @Suspendable
  public static boolean value(boolean value) {
    Run.current().plainPoint("boolean " + value);
    return value;
  }

  @HandWrittenTwin
  public static boolean value(boolean value, FrameStack stack) {
    return suspends(stack, "boolean " + value, s -> s.deliver(value ? 1 : 0)) ? !value : value;
  }

  @Suspendable
  public static byte value(byte value) {
    Run.current().plainPoint("byte " + value);
    return value;
  }

  @HandWrittenTwin
  public static byte value(byte value, FrameStack stack) {
    return suspends(stack, "byte " + value, s -> s.deliver((int) value)) ? (byte) 0x5E : value;
  }

  @Suspendable
  public static char value(char value) {
    Run.current().plainPoint("char " + value);
    return value;
  }

  @HandWrittenTwin
  public static char value(char value, FrameStack stack) {
    return suspends(stack, "char " + value, s -> s.deliver((int) value)) ? (char) GARBAGE : value;
  }

  @Suspendable
  public static short value(short value) {
    Run.current().plainPoint("short " + value);
    return value;
  }

  @HandWrittenTwin
  public static short value(short value, FrameStack stack) {
    return suspends(stack, "short " + value, s -> s.deliver((int) value)) ? GARBAGE : value;
  }

  @Suspendable
  public static String value(String value) {
    Run.current().plainPoint("String " + value);
    return value;
  }

  @HandWrittenTwin
  public static String value(String value, FrameStack stack) {
    return suspends(stack, "String " + value, s -> s.deliver(value)) ? null : value;
  }

  @Suspendable
  public static <T> T value(T value) {
    Run.current().plainPoint("object " + Outcome.describe(value));
    return value;
  }

  @HandWrittenTwin
  public static <T> T value(T value, FrameStack stack) {
    String event = "object " + Outcome.describe(value);
    return suspends(stack, event, s -> s.deliver(value)) ? null : value;
  }

  /** Throws {@code failure} after the suspension, if there is one. */
  @Suspendable
  public static <X extends Throwable> int fail(X failure) throws X {
    Run.current().plainPoint("fail " + Outcome.describe(failure));
    throw failure;
  }

  @HandWrittenTwin
  public static <X extends Throwable> int fail(X failure, FrameStack stack) throws X {
    String event = "fail " + Outcome.describe(failure);
    if (suspends(stack, event, new Failure(failure))) {
      return GARBAGE;
    }
    throw failure;
  }

  /** Throws an {@code IllegalStateException} with this message. */
  @Suspendable
  public static void fail(String message) {
    Run.current().plainPoint("fail " + message);
    throw new IllegalStateException(message);
  }

  @HandWrittenTwin
  public static void fail(String message, FrameStack stack) {
    IllegalStateException failure = new IllegalStateException(message);
    if (!suspends(stack, "fail " + message, new Failure(failure))) {
      throw failure;
    }
  }

  /** True if the caller is to return at once. */
  private static boolean suspends(FrameStack stack, String event, Answer answer) {
    return ((OracleStack) stack).suspendsAt(event, answer);
  }

  /** A point that is reached by a virtual call. */
  public static class Cell {
    private final int content;

    public Cell(int content) {
      this.content = content;
    }

    @Suspendable
    public int get() {
      return value(content);
    }

    @HandWrittenTwin
    public int get(FrameStack stack) {
      return value(content, stack);
    }
  }

  /** A point that is reached by an interface call. */
  public interface Source<T> {
    @Suspendable
    T next();

    @HandWrittenTwin
    T next(FrameStack stack);
  }

  /** Counts from 1. */
  public static final class Counter implements Source<Integer> {
    private int last;

    @Override
    public Integer next() {
      return value(Integer.valueOf(++last));
    }

    @Override
    @HandWrittenTwin
    public Integer next(FrameStack stack) {
      return value(Integer.valueOf(++last), stack);
    }
  }

  private record Failure(Throwable failure) implements Answer {
    @Override
    public void give(FrameStack stack) throws Throwable {
      throw failure;
    }
  }
}
