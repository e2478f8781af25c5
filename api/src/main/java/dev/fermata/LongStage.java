package dev.fermata;

import org.jspecify.annotations.Nullable;

/**
 * The body of a combinator of longs: closes its source when it ends, is closed, or is dropped
 * unstarted.
 *
 * @param source what the stage pulls from; null if that cannot be closed
 * @param stage what it does
 */
record LongStage(@Nullable AutoCloseable source, LongBody stage) implements LongBody, Abandonable {
  static LongGenerator of(@Nullable AutoCloseable source, LongBody stage) {
    return new LongBodyGenerator(new LongStage(source, stage));
  }

  @Override
  public void run(LongYielder y) throws Exception {
    try (source) {
      stage.run(y);
    }
  }
}
