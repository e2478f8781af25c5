package dev.fermata;

import java.util.Spliterator;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Hands out the elements of a generator one at a time; it cannot be split. */
final class IntGeneratorSpliterator implements Spliterator.OfInt {
  private final IntGenerator generator;

  IntGeneratorSpliterator(IntGenerator generator) {
    this.generator = generator;
  }

  @Override
  public boolean tryAdvance(IntConsumer action) {
    if (!generator.hasNext()) {
      return false;
    }
    action.accept(generator.nextInt());
    return true;
  }

  @Override
  public void forEachRemaining(IntConsumer action) {
    generator.forEachRemaining(action);
  }

  @Override
  public Spliterator.@Nullable OfInt trySplit() {
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
