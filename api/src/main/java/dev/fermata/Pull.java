package dev.fermata;

import dev.fermata.runtime.FrameStack;
import java.util.function.Consumer;

/** Hands the elements of a generator to a consumer that can be suspended. */
@Suspendable
final class Pull {
  private Pull() {}

  /** Hands each element on, and closes the generator. */
  static <T, G extends GeneratorStack & Generator<T>> void each(
      G generator, Consumer<? super T> action) {
    try (generator) {
      while (generator.hasNext()) {
        T element = generator.next();
        generator.status = FrameStack.RUNNING; // the consumer must not use it meanwhile
        try {
          action.accept(element);
        } finally {
          generator.status = FrameStack.SUSPENDED;
        }
      }
    }
  }
}
