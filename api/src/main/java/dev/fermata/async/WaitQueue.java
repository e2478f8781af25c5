package dev.fermata.async;

import org.jspecify.annotations.Nullable;

/**
 * Tasks that wait for the same, first come first served. Several queues may share a monitor, which
 * guards all of their fields and those of the waiters in them; nothing suspends while it is held.
 */
final class WaitQueue {
  /** What is waited for: its string says so. */
  final Object owner;

  final Object monitor;

  /** How many were granted what they wait for, and have not gone on yet. */
  int granted;

  private @Nullable Waiter oldest;
  private @Nullable Waiter newest;
  private int size;

  WaitQueue(Object owner, Object monitor) {
    this.owner = owner;
    this.monitor = monitor;
  }

  void add(Waiter waiter) {
    waiter.state = Waiter.State.QUEUED;
    waiter.previous = newest;
    if (newest == null) {
      oldest = waiter;
    } else {
      newest.next = waiter;
    }
    newest = waiter;
    size++;
  }

  void remove(Waiter waiter) {
    Waiter before = waiter.previous;
    Waiter after = waiter.next;
    if (before == null) {
      oldest = after;
    } else {
      before.next = after;
    }
    if (after == null) {
      newest = before;
    } else {
      after.previous = before;
    }
    waiter.previous = null;
    waiter.next = null;
    waiter.state = Waiter.State.OVER;
    size--;
  }

  @Nullable Waiter first() {
    return oldest;
  }

  /** Takes the first out, if there is one. */
  @Nullable Waiter poll() {
    Waiter first = oldest;
    if (first != null) {
      remove(first);
    }
    return first;
  }

  /** Lets so many go on, or as many as wait. */
  void grant(int most) {
    for (int left = Math.min(most, size); left > 0; left--) {
      grantFirst();
    }
  }

  /** Lets the first go on, if there is one. */
  void grantFirst() {
    Waiter first = oldest;
    if (first != null) {
      remove(first);
      first.grant(null);
    }
  }

  boolean isEmpty() {
    return oldest == null;
  }

  int size() {
    return size;
  }

  /** How many wait, to stand at the end of a description. */
  String waiting() {
    return size == 0 ? "" : ", " + size + " waiting";
  }
}
