package dev.fermata.instrument;

import dev.fermata.instrument.emit.Cut;
import java.util.List;
import java.util.function.Function;

/** The engine as it treats methods that are too large; it does so to every method. */
public final class CuttingEngine {
  private CuttingEngine() {}

  /**
   * Creates an engine.
   *
   * @param twin whether twins run the pieces too
   * @param bytes the budget of a piece
   */
  public static Instrumenter of(Function<String, byte[]> classSource, boolean twin, int bytes) {
    return new Instrumenter(classSource::apply, Globs.everywhere(List.of()), new Cut(twin, bytes));
  }
}
