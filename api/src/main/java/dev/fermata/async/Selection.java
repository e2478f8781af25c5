package dev.fermata.async;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the first of several alternatives. It is decided once, by whoever comes first, on any
 * thread: a channel under its monitor, the end of what is awaited, the time, or a cancellation.
 */
final class Selection implements Wait, Runnable {
  /** Guards what is decided, of all selections: two may choose each other. Taken last. */
  private static final Object CLAIMS = new Object();

  private List<? extends Candidate<?>> candidates = List.of();
  private boolean isDecided;
  private volatile @Nullable Candidate<?> chosen;
  private @Nullable TaskStack task;
  private @Nullable Cancelled signal;

  void candidates(List<? extends Candidate<?>> all) {
    candidates = all;
  }

  /** Chooses both, if the selections of both are undecided; null can always be chosen. */
  static boolean claim(@Nullable Candidate<?> first, @Nullable Candidate<?> second) {
    synchronized (CLAIMS) {
      if (isDecided(first) || isDecided(second)) {
        return false;
      }
      choose(first);
      choose(second);
      return true;
    }
  }

  private static boolean isDecided(@Nullable Candidate<?> candidate) {
    return candidate != null && candidate.selection.isDecided;
  }

  private static void choose(@Nullable Candidate<?> candidate) {
    if (candidate != null) {
      candidate.selection.isDecided = true;
      candidate.selection.chosen = candidate;
    }
  }

  /** Chooses the candidate unless it is decided; by any thread. */
  void decide(Candidate<?> candidate) {
    if (claim(candidate, null)) {
      wakeUp();
    }
  }

  /** Lets the task go on, once it is decided; by any thread. */
  void wakeUp() {
    Objects.requireNonNull(task).loop.execute(this);
  }

  @Override
  public void run() {
    Objects.requireNonNull(task).wake(this);
  }

  @Override
  public void begin(TaskStack waiter) {
    task = waiter;
    try {
      register(waiter);
    } catch (RuntimeException refused) {
      cancel(new Cancelled("it was refused", null));
      throw refused;
    }
  }

  private void register(TaskStack waiter) {
    for (Candidate<?> each : candidates) {
      if (chosen != null) {
        return;
      }
      each.register(waiter);
    }
  }

  @Override
  public void deliver(TaskStack waiter) {
    Candidate<?> winner = chosen;
    abandonAllBut(winner);
    if (winner == null) {
      waiter.raise(Objects.requireNonNull(signal));
    } else {
      waiter.deliver(winner);
    }
  }

  @Override
  public boolean cancel(Cancelled raised) {
    signal = raised;
    if (giveUp()) {
      abandonAllBut(null);
    }
    return true;
  }

  @Override
  public boolean abandon() {
    if (giveUp()) {
      abandonAllBut(null);
      return true;
    }
    Candidate<?> winner = chosen;
    return winner == null || abandonWith(winner);
  }

  private boolean abandonWith(Candidate<?> winner) {
    if (!winner.abandon()) {
      return false;
    }
    abandonAllBut(winner);
    return true;
  }

  /** Decides it for nobody; false if it is decided. */
  private boolean giveUp() {
    synchronized (CLAIMS) {
      boolean isFirst = !isDecided;
      isDecided = true;
      return isFirst;
    }
  }

  private void abandonAllBut(@Nullable Candidate<?> winner) {
    for (Candidate<?> each : candidates) {
      if (each != winner) {
        each.abandon();
      }
    }
  }

  @Override
  public boolean isOutside() {
    EventLoop loop = Objects.requireNonNull(task).loop;
    return candidates.stream().anyMatch(each -> each.isOutside(loop));
  }

  @Override
  public String description() {
    return candidates.stream().map(Candidate::description).collect(Collectors.joining(" or "));
  }
}
