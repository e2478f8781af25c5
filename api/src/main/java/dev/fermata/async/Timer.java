package dev.fermata.async;

/** Something to be done at a time. Owned by the {@link Timers} of one loop. */
abstract class Timer {
  /** By the clock of the loop. */
  long deadlineNanos;

  /** Tells apart timers of one deadline: the first to come is the first to fire. */
  long sequence;

  /** Where it stands in the heap; negative when it is not there. */
  int index = -1;

  abstract void fire();

  final boolean isBefore(Timer other) {
    return deadlineNanos != other.deadlineNanos
        ? deadlineNanos < other.deadlineNanos
        : sequence < other.sequence;
  }
}
