package dev.fermata.async;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks, by a thread of its own, for steps that take too long, and tells of each once. */
final class Watchdog implements Runnable {
  /** How often it looks within the limit. */
  private static final int LOOKS = 4;

  private final Duration limit;
  private final Consumer<? super SlowStep> told;

  /** Where a step is being done. */
  private final Set<Place> busy = ConcurrentHashMap.newKeySet();

  private volatile @Nullable Thread thread;

  Watchdog(Duration limit, Consumer<? super SlowStep> told) {
    this.limit = limit;
    this.told = told;
  }

  void begun(Place place) {
    busy.add(place);
  }

  void ended(Place place) {
    busy.remove(place);
  }

  void start() {
    Thread started = new Thread(this, "fermata-watchdog");
    started.setDaemon(true);
    thread = started;
    started.start();
  }

  /** Returns when its thread has ended. */
  void stop() {
    Thread ending = thread;
    thread = null;
    if (ending == null) {
      return;
    }
    LockSupport.unpark(ending);
    boolean interrupted = false;
    while (ending.isAlive()) {
      try {
        ending.join();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void run() {
    while (thread == Thread.currentThread()) {
      LockSupport.parkNanos(this, limit.toNanos() / LOOKS);
      busy.forEach(this::look);
    }
  }

  private void look(Place place) {
    Place.Step step = place.step;
    if (step == null || step.told) {
      return;
    }
    long nanos = System.nanoTime() - step.beganNanos;
    if (nanos < limit.toNanos()) {
      return;
    }
    StackTraceElement[] frames = place.thread.getStackTrace();
    if (place.step == step) {
      step.told = true;
      tell(new SlowStep(step.task, Duration.ofNanos(nanos), List.of(frames)));
    }
  }

  private void tell(SlowStep slow) {
    try {
      if (Recording.isOn()) {
        SlowStepEvent.write(slow);
      }
      told.accept(slow);
    } catch (Throwable broken) {
      Thread at = Thread.currentThread();
      at.getUncaughtExceptionHandler().uncaughtException(at, broken);
    }
  }
}
