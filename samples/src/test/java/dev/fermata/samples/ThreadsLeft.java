package dev.fermata.samples;

import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Sees that a program leaves no thread behind. */
final class ThreadsLeft {
  /**
   * The JVM's own: those that carry virtual threads, and, before JDK 25 with a number only, those
   * of the pool of all asynchronous channels.
   */
  private static final String SHARED =
      "ForkJoinPool\\.commonPool-.*|ForkJoinPool-1-worker-.*|process reaper.*|.*Cleaner.*"
          + "|Thread-[0-9]+";

  private static final int ROUNDS = 500;

  private ThreadsLeft() {}

  /** Runs {@code program} and waits a while for all threads that it has begun. */
  static <T> T none(Callable<T> program) throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    T result = program.call();
    for (int round = 0; round < ROUNDS; round++) {
      Set<Thread> left = since(before);
      if (left.isEmpty()) {
        return result;
      }
      // before JDK 21 an HttpClient ends when nobody refers to it
      System.gc();
      left.iterator().next().join(20);
    }
    AssertionError stillRunning = new AssertionError("still running: " + since(before));
    for (Thread each : since(before)) {
      Throwable place = new Throwable(each.toString());
      place.setStackTrace(each.getStackTrace());
      stillRunning.addSuppressed(place);
    }
    throw stillRunning;
  }

  private static Set<Thread> since(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread) && !isShared(thread))
        .collect(Collectors.toSet());
  }

  private static boolean isShared(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return thread.getName().matches(SHARED)
        || (group != null && group.getName().equals("InnocuousThreadGroup"));
  }
}
