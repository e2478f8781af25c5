package dev.fermata;

import dev.fermata.runtime.Sneaky;

/**
 * The body of a combinator: closes its source when it ends, is closed, or is dropped unstarted.
 *
 * @param source what the stage pulls from
 * @param stage what it does
 * @param <T> the type of the elements
 */
record Stage<T>(AutoCloseable source, Body<T> stage) implements Body<T> {
  static <T> Generator<T> of(AutoCloseable source, Body<T> stage) {
    return new BodyGenerator<>(new Stage<>(source, stage));
  }

  @Override
  public void run(Yielder<T> y) throws Exception {
    try (source) {
      stage.run(y);
    }
  }

  /** Closes the source of a stage that was never started. */
  void abandon() {
    try {
      source.close();
    } catch (Exception thrown) {
      throw Sneaky.rethrow(thrown);
    }
  }
}
