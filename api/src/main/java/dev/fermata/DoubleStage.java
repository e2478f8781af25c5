package dev.fermata;

import org.jspecify.annotations.Nullable;

/**
 * The body of a combinator of doubles: closes its source when it ends, is closed, or is dropped
 * unstarted.
 *
 * @param source what the stage pulls from; null if that cannot be closed
 * @param stage what it does
 * @param pushed what it does where its elements are pushed: has those of its source pushed too
 */
record DoubleStage(@Nullable AutoCloseable source, DoubleBody stage, DoubleBody pushed)
    implements DoubleBody, Abandonable {
  static DoubleGenerator of(@Nullable AutoCloseable source, DoubleBody stage) {
    return of(source, stage, stage);
  }

  static DoubleGenerator of(@Nullable AutoCloseable source, DoubleBody stage, DoubleBody pushed) {
    return new DoubleBodyGenerator(new DoubleStage(source, stage, pushed));
  }

  @Override
  public void run(DoubleYielder y) throws Exception {
    try (source) {
      (Push.isPossible() ? pushed : stage).run(y);
    }
  }
}
