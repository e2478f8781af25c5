package dev.fermata;

import org.jspecify.annotations.Nullable;

/**
 * The body of a combinator of ints: closes its source when it ends, is closed, or is dropped
 * unstarted.
 *
 * @param source what the stage pulls from; null if that cannot be closed
 * @param stage what it does
 * @param pushed what it does where its elements are pushed: has those of its source pushed too
 */
record IntStage(@Nullable AutoCloseable source, IntBody stage, IntBody pushed)
    implements IntBody, Abandonable {
  static IntGenerator of(@Nullable AutoCloseable source, IntBody stage) {
    return of(source, stage, stage);
  }

  static IntGenerator of(@Nullable AutoCloseable source, IntBody stage, IntBody pushed) {
    return new IntBodyGenerator(new IntStage(source, stage, pushed));
  }

  @Override
  public void run(IntYielder y) throws Exception {
    try (source) {
      (Push.isPossible() ? pushed : stage).run(y);
    }
  }
}
