package dev.fermata.runtime.replacement;

import dev.fermata.DoubleGenerator;
import dev.fermata.Generator;
import dev.fermata.IntGenerator;
import dev.fermata.LongGenerator;
import dev.fermata.Suspendable;
import java.util.function.Consumer;

/** The library's own {@code forEach}, where it is called by a type of the JDK. */
@Suspendable
final class GeneratorCalls {
  private GeneratorCalls() {}

  /**
   * Hands the elements on, if {@code self} is a generator.
   *
   * @param self any object
   * @param action for elements of what {@code self} is
   * @return false, and nothing was done, if it is none
   */
  @SuppressWarnings("unchecked") // self and action came together, as arguments of one call
  static boolean forEach(Object self, Consumer<?> action) {
    if (self instanceof Generator<?> generator) {
      ((Generator<Object>) generator).forEach((Consumer<Object>) action);
    } else if (self instanceof IntGenerator ints) {
      ints.forEach((Consumer<? super Integer>) action);
    } else if (self instanceof LongGenerator longs) {
      longs.forEach((Consumer<? super Long>) action);
    } else if (self instanceof DoubleGenerator doubles) {
      doubles.forEach((Consumer<? super Double>) action);
    } else {
      return false;
    }
    return true;
  }
}
