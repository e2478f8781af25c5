package dev.fermata;

import org.jspecify.annotations.Nullable;

/**
 * The body of a combinator of doubles: closes its source when it ends, is closed, or is dropped
 * unstarted.
 *
 * @param source what the stage pulls from; null if that cannot be closed
 * @param stage what it does
 */
record DoubleStage(@Nullable AutoCloseable source, DoubleBody stage)
    implements DoubleBody, Abandonable {
  static DoubleGenerator of(@Nullable AutoCloseable source, DoubleBody stage) {
    return new DoubleBodyGenerator(new DoubleStage(source, stage));
  }

  @Override
  public void run(DoubleYielder y) throws Exception {
    try (source) {
      stage.run(y);
    }
  }
}
