package dev.fermata;

import java.util.Spliterator;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** Hands out the elements of a generator one at a time; it cannot be split. */
final class DoubleGeneratorSpliterator implements Spliterator.OfDouble {
  private final DoubleGenerator generator;

  DoubleGeneratorSpliterator(DoubleGenerator generator) {
    this.generator = generator;
  }

  @Override
  public boolean tryAdvance(DoubleConsumer action) {
    if (!generator.hasNext()) {
      return false;
    }
    action.accept(generator.nextDouble());
    return true;
  }

  @Override
  public void forEachRemaining(DoubleConsumer action) {
    generator.forEachRemaining(action);
  }

  @Override
  public Spliterator.@Nullable OfDouble trySplit() {
    return null;
  }

  @Override
  public long estimateSize() {
    return Long.MAX_VALUE;
  }

  @Override
  public int characteristics() {
    return ORDERED | NONNULL;
  }
}
