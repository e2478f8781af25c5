package dev.fermata;

import dev.fermata.runtime.FrameStack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The generators that are lent to a delegation, by their places from 1 on: the delegate, its
 * delegate and so on. Only the last is resumed.
 */
final class Lent {
  private static final GeneratorStack[] NONE = {};

  private final Delegation holder;
  private GeneratorStack[] all = NONE;
  private int depth;
  private int forwarding;

  Lent(Delegation holder) {
    this.holder = holder;
  }

  int depth() {
    return depth;
  }

  /** How many, from the first on, are sent and raised what the delegator is. */
  int forwarding() {
    return forwarding;
  }

  GeneratorStack at(int place) {
    return all[place - 1];
  }

  /** The place of the generator whose yielder is that of {@code origin}; 0 for none. */
  int placeOf(YieldTarget origin) {
    int place = depth;
    while (place > 0 && at(place).origin() != origin) {
      place--;
    }
    return place;
  }

  /** Adds {@code next}, which the last delegates to; false if that must be left to itself. */
  boolean push(GeneratorStack next, boolean forwards) {
    if (next.status == YieldTarget.LENT) {
      Delegation other = (Delegation) Objects.requireNonNull(next.held);
      if (other.uses(next)) {
        return false;
      }
      other.release();
    }
    if (next.status != FrameStack.SUSPENDED
        && next.status != FrameStack.CREATED
        && next.status != YieldTarget.READY) {
      return false;
    }
    if (depth == all.length) {
      all = Arrays.copyOf(all, Math.max(4, 2 * depth));
    }
    if (forwards && forwarding == depth) {
      forwarding++;
    }
    all[depth++] = next;
    if (next.status == FrameStack.SUSPENDED) {
      keep(next);
    }
    return true;
  }

  /** Makes the last one ready to be resumed. */
  void use(GeneratorStack last) {
    if (depth > 0 && last.status == YieldTarget.LENT) {
      last.status = FrameStack.SUSPENDED;
    }
  }

  /** Keeps the last one, which was resumed, for the next time. */
  void keep(GeneratorStack last) {
    last.status = FrameStack.SUSPENDED;
    if (depth > 0) {
      last.status = YieldTarget.LENT;
      last.held = holder;
    }
  }

  // Beyond the depth there is nothing.
  @SuppressWarnings("NullAway")
  void pop() {
    giveBack(all[--depth]);
    all[depth] = null;
    forwarding = Math.min(forwarding, depth);
  }

  /** Makes all that are lent suspended by themselves. */
  void giveBack() {
    for (int i = 0; i < depth; i++) {
      giveBack(all[i]);
    }
  }

  private static void giveBack(GeneratorStack one) {
    if (one.status == YieldTarget.LENT) {
      one.status = FrameStack.SUSPENDED;
      one.held = null;
    }
  }

  /** Lists where their bodies stand, innermost first. */
  List<StackTraceElement> frames() {
    List<StackTraceElement> frames = new ArrayList<>();
    for (int place = depth; place > 0; place--) {
      frames.addAll(List.of(at(place).suspendedFrames()));
    }
    return frames;
  }
}
