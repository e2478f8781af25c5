package dev.fermata;

import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands out the elements of a generator one at a time; it cannot be split. */
final class GeneratorSpliterator<T> implements Spliterator<T> {
  private final Generator<T> generator;

  GeneratorSpliterator(Generator<T> generator) {
    this.generator = generator;
  }

  @Override
  public boolean tryAdvance(Consumer<? super T> action) {
    if (!generator.hasNext()) {
      return false;
    }
    action.accept(generator.next());
    return true;
  }

  @Override
  public void forEachRemaining(Consumer<? super T> action) {
    generator.forEachRemaining(action);
  }

  @Override
  public @Nullable Spliterator<T> trySplit() {
    return null;
  }

  @Override
  public long estimateSize() {
    return Long.MAX_VALUE;
  }

  @Override
  public int characteristics() {
    return ORDERED;
  }
}
