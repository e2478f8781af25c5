package dev.fermata;

import org.jspecify.annotations.Nullable;

/**
 * The body of a combinator of longs: closes its source when it ends, is closed, or is dropped
 * unstarted.
 *
 * @param source what the stage pulls from; null if that cannot be closed
 * @param stage what it does
 * @param pushed what it does where its elements are pushed: has those of its source pushed too
 */
record LongStage(@Nullable AutoCloseable source, LongBody stage, LongBody pushed)
    implements LongBody, Abandonable {
  static LongGenerator of(@Nullable AutoCloseable source, LongBody stage) {
    return of(source, stage, stage);
  }

  static LongGenerator of(@Nullable AutoCloseable source, LongBody stage, LongBody pushed) {
    return new LongBodyGenerator(new LongStage(source, stage, pushed));
  }

  @Override
  public void run(LongYielder y) throws Exception {
    try (source) {
      (Push.isPossible() ? pushed : stage).run(y);
    }
  }
}
