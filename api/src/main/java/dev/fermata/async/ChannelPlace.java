package dev.fermata.async;

import org.jspecify.annotations.Nullable;

/** A place in a channel's queue: of a task that waits for this alone, or as part of a choice. */
abstract class ChannelPlace extends Waiter {
  /** The end by which it waits. */
  final Object end;

  private final @Nullable Selection selection;
  private final @Nullable Candidate<?> candidate;

  ChannelPlace(WaitQueue home, Object end, @Nullable Candidate<?> candidate) {
    super(home);
    this.end = end;
    this.candidate = candidate;
    selection = candidate == null ? null : candidate.selection;
  }

  /** Makes both choices, if both can be made; without one it is nobody's. */
  static boolean claim(@Nullable ChannelPlace mine, @Nullable ChannelPlace other) {
    Selection first = mine == null ? null : mine.selection;
    Selection second = other == null ? null : other.selection;
    if (first == null && second == null) {
      return true;
    }
    return first != second
        && Selection.claim(
            mine == null ? null : mine.candidate, other == null ? null : other.candidate);
  }

  static boolean claim(@Nullable ChannelPlace mine) {
    return claim(mine, null);
  }

  @Override
  final void wakeUp() {
    if (selection == null) {
      super.wakeUp();
    } else {
      selection.wakeUp();
    }
  }

  /** Queues up as part of a choice. */
  final void register() {
    synchronized (home.monitor) {
      arrive();
    }
  }

  @Override
  final boolean keeps(@Nullable Object granted) {
    return granted != ChannelState.CLOSED;
  }

  /** There will be nothing. */
  final void refuse() {
    if (claim(this)) {
      grant(ChannelState.CLOSED);
    }
  }
}
