package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;

/** Synchronized blocks that hold no point, beside points outside of them. */
@Suspendable
public final class Monitors {
  private static final Object LOCK = new Object();

  private Monitors() {}

  public static int blockBetweenPoints() {
    int sum = Probe.value(1);
    synchronized (LOCK) {
      sum += 10;
      Probe.log("inside");
    }
    return sum + Probe.value(100) + (Thread.holdsLock(LOCK) ? 1000 : 0);
  }

  public static int nestedBlocks() {
    Object other = new Object();
    int sum = Probe.value(1);
    synchronized (LOCK) {
      synchronized (other) {
        sum += Thread.holdsLock(other) ? 10 : 0;
      }
      sum += Thread.holdsLock(other) ? 0 : 10;
    }
    Probe.point("outside");
    return sum + (Thread.holdsLock(LOCK) ? 1000 : 0);
  }

  public static String exceptionLeavesTheBlock() {
    try {
      Probe.point("before");
      synchronized (LOCK) {
        throw new IllegalStateException("inside");
      }
    } catch (IllegalStateException e) {
      return Probe.value(e.getMessage()) + Thread.holdsLock(LOCK);
    }
  }

  public static int returnLeavesTheBlock() {
    int before = Probe.value(1);
    int inside = guarded(before);
    return inside + Probe.value(10) + (Thread.holdsLock(LOCK) ? 1000 : 0);
  }

  private static int guarded(int n) {
    Probe.point("not yet");
    synchronized (LOCK) {
      for (int i = 0; i < 3; i++) {
        if (i == n) {
          return i * 100;
        }
      }
    }
    return Probe.value(-1);
  }

  public static int inALoop() {
    int sum = 0;
    for (int i = 0; i < 3; i++) {
      synchronized (LOCK) {
        if (i == 1) {
          continue;
        }
        sum += i;
      }
      sum += Probe.value(10);
    }
    return sum;
  }

  public static int pointsInsideArePlain() {
    int sum = Probe.value(1);
    synchronized (LOCK) {
      sum += Probe.held(10);
      synchronized (Monitors.class) {
        sum += Probe.held(100);
      }
      sum += Probe.held(1000);
    }
    return sum + Probe.value(10_000);
  }

  public static int pointsInsideALoopOrATryArePlain() {
    int sum = 0;
    for (int i = 0; i < 2; i++) {
      synchronized (LOCK) {
        try {
          sum += Probe.held(i);
          if (i == 1) {
            throw new IllegalStateException();
          }
        } catch (IllegalStateException e) {
          sum += Probe.held(10);
        } finally {
          sum += Probe.held(100);
        }
      }
      sum += Probe.value(1000);
    }
    return sum;
  }

  public static int handlerAroundTheBlockCanSuspend() {
    int sum = 0;
    for (int i = 0; i < 3; i++) {
      try {
        synchronized (LOCK) {
          if (Probe.held(i) == 1) {
            throw new IllegalStateException();
          }
          if (i == 2) {
            return sum + Probe.held(5);
          }
        }
        sum += Probe.value(10);
      } catch (IllegalStateException e) {
        sum += Probe.value(100);
      } finally {
        sum += Probe.value(1000);
        Probe.log(Thread.holdsLock(LOCK));
      }
    }
    return sum;
  }

  public static int waitingConditionsBetweenPoints() throws InterruptedException {
    boolean[] ready = {false};
    Probe.point("before");
    Thread other =
        new Thread(
            () -> {
              synchronized (ready) {
                ready[0] = true;
                ready.notifyAll();
              }
            });
    other.start();
    synchronized (ready) {
      while (!ready[0]) {
        ready.wait();
      }
    }
    other.join();
    return Probe.value(ready[0] ? 1 : 2);
  }
}
