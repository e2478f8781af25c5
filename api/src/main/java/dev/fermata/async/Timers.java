package dev.fermata.async;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The timers of a loop: a binary heap in which each knows its place, so that one which is cancelled
 * leaves at once. Adding and removing take time logarithmic in their number.
 */
final class Timers {
  private static final int SMALLEST = 16;

  private @Nullable Timer[] heap = new Timer[SMALLEST];
  private int size;
  private long sequence;

  void add(Timer timer) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, size * 2);
    }
    timer.sequence = sequence++;
    size++;
    moveUp(timer, size - 1);
  }

  /** Does nothing if the timer is not here. */
  void remove(Timer timer) {
    int hole = timer.index;
    if (hole < 0) {
      return;
    }
    timer.index = -1;
    size--;
    Timer last = Objects.requireNonNull(heap[size]);
    heap[size] = null;
    if (last != timer) {
      moveDown(last, hole);
      if (last.index == hole) {
        moveUp(last, hole);
      }
    }
    if (size < heap.length / 4 && heap.length > SMALLEST) {
      heap = Arrays.copyOf(heap, heap.length / 2);
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  @Nullable Timer first() {
    return heap[0];
  }

  /** Takes the first timer if it is due. */
  @Nullable Timer takeDue(long nowNanos) {
    Timer first = heap[0];
    if (first == null || first.deadlineNanos > nowNanos) {
      return null;
    }
    remove(first);
    return first;
  }

  private void moveUp(Timer timer, int from) {
    int at = from;
    while (at > 0) {
      int above = (at - 1) / 2;
      Timer other = Objects.requireNonNull(heap[above]);
      if (!timer.isBefore(other)) {
        break;
      }
      put(other, at);
      at = above;
    }
    put(timer, at);
  }

  private void moveDown(Timer timer, int from) {
    int at = from;
    for (int below = 2 * at + 1; below < size; below = 2 * at + 1) {
      Timer other = Objects.requireNonNull(heap[below]);
      if (below + 1 < size && Objects.requireNonNull(heap[below + 1]).isBefore(other)) {
        below++;
        other = Objects.requireNonNull(heap[below]);
      }
      if (!other.isBefore(timer)) {
        break;
      }
      put(other, at);
      at = below;
    }
    put(timer, at);
  }

  private void put(Timer timer, int at) {
    heap[at] = timer;
    timer.index = at;
  }
}
