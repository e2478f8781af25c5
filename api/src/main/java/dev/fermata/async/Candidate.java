package dev.fermata.async;

import dev.fermata.Suspendable;

/**
 * One alternative of a choice, while that is being made.
 *
 * @param <R> the type of the choice's result
 */
abstract class Candidate<R> {
  final Selection selection;

  Candidate(Selection selection) {
    this.selection = selection;
  }

  /** Takes what it waits for if that is there, before anything is registered. */
  boolean tryNow() {
    return false;
  }

  /** Waits; decides the choice if what it waits for is there by now. */
  abstract void register(TaskStack task);

  /** Waits no longer, or gives back what it has got; false if that cannot be undone. */
  abstract boolean abandon();

  /** Takes what it has got, and deals with it. */
  @Suspendable
  abstract R finish() throws Exception;

  boolean isOutside(EventLoop loop) {
    return false;
  }

  abstract String description();
}
