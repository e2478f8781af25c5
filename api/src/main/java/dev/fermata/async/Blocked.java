package dev.fermata.async;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A thread that blocks until something has ended, on whichever thread that happens. */
final class Blocked extends Listener {
  private final CountDownLatch ended = new CountDownLatch(1);

  private Blocked() {}

  static void until(Completion completion) throws InterruptedException {
    until(completion, Long.MAX_VALUE);
  }

  /** Returns false if the time is over first. */
  static boolean until(Completion completion, long nanos) throws InterruptedException {
    Blocked blocked = new Blocked();
    if (!completion.listen(blocked)) {
      return true;
    }
    try {
      return blocked.ended.await(nanos, TimeUnit.NANOSECONDS);
    } finally {
      blocked.detached = true;
    }
  }

  @Override
  void completed() {
    ended.countDown();
  }
}
