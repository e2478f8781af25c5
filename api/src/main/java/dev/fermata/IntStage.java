package dev.fermata;

import org.jspecify.annotations.Nullable;

/**
 * The body of a combinator of ints: closes its source when it ends, is closed, or is dropped
 * unstarted.
 *
 * @param source what the stage pulls from; null if that cannot be closed
 * @param stage what it does
 */
record IntStage(@Nullable AutoCloseable source, IntBody stage) implements IntBody, Abandonable {
  static IntGenerator of(@Nullable AutoCloseable source, IntBody stage) {
    return new IntBodyGenerator(new IntStage(source, stage));
  }

  @Override
  public void run(IntYielder y) throws Exception {
    try (source) {
      stage.run(y);
    }
  }
}
