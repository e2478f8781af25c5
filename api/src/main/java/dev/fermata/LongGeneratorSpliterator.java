package dev.fermata;

import java.util.Spliterator;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Hands out the elements of a generator one at a time; it cannot be split. */
final class LongGeneratorSpliterator implements Spliterator.OfLong {
  private final LongGenerator generator;

  LongGeneratorSpliterator(LongGenerator generator) {
    this.generator = generator;
  }

  @Override
  public boolean tryAdvance(LongConsumer action) {
    if (!generator.hasNext()) {
      return false;
    }
    action.accept(generator.nextLong());
    return true;
  }

  @Override
  public void forEachRemaining(LongConsumer action) {
    generator.forEachRemaining(action);
  }

  @Override
  public Spliterator.@Nullable OfLong trySplit() {
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
