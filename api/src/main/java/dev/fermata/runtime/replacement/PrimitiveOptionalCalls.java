package dev.fermata.runtime.replacement;

import dev.fermata.Suspendable;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Stands in for the methods of {@link OptionalInt}, {@link OptionalLong}, {@link OptionalDouble}.
 */
@Suspendable
public final class PrimitiveOptionalCalls {
  private PrimitiveOptionalCalls() {}

  /**
   * Stands in for {@link OptionalInt#ifPresent}.
   *
   * @param self the receiver
   * @param action as there
   */
  public static void ifPresent(OptionalInt self, IntConsumer action) {
    if (self.isPresent()) {
      action.accept(self.getAsInt());
    }
  }

  /**
   * Stands in for {@link OptionalInt#ifPresentOrElse}.
   *
   * @param self the receiver
   * @param action as there
   * @param emptyAction as there
   */
  public static void ifPresentOrElse(OptionalInt self, IntConsumer action, Runnable emptyAction) {
    if (self.isPresent()) {
      action.accept(self.getAsInt());
    } else {
      emptyAction.run();
    }
  }

  /**
   * Stands in for {@link OptionalInt#orElseGet}.
   *
   * @param self the receiver
   * @param supplier as there
   * @return as there
   */
  public static int orElseGet(OptionalInt self, IntSupplier supplier) {
    return self.isPresent() ? self.getAsInt() : supplier.getAsInt();
  }

  /**
   * Stands in for {@link OptionalInt#orElseThrow(Supplier)}.
   *
   * @param self the receiver
   * @param supplier as there
   * @param <X> as there
   * @return as there
   * @throws X as there
   */
  public static <X extends Throwable> int orElseThrow(
      OptionalInt self, Supplier<? extends X> supplier) throws X {
    if (self.isPresent()) {
      return self.getAsInt();
    }
    throw supplier.get();
  }

  /**
   * Stands in for {@link OptionalLong#ifPresent}.
   *
   * @param self the receiver
   * @param action as there
   */
  public static void ifPresent(OptionalLong self, LongConsumer action) {
    if (self.isPresent()) {
      action.accept(self.getAsLong());
    }
  }

  /**
   * Stands in for {@link OptionalLong#ifPresentOrElse}.
   *
   * @param self the receiver
   * @param action as there
   * @param emptyAction as there
   */
  public static void ifPresentOrElse(OptionalLong self, LongConsumer action, Runnable emptyAction) {
    if (self.isPresent()) {
      action.accept(self.getAsLong());
    } else {
      emptyAction.run();
    }
  }

  /**
   * Stands in for {@link OptionalLong#orElseGet}.
   *
   * @param self the receiver
   * @param supplier as there
   * @return as there
   */
  public static long orElseGet(OptionalLong self, LongSupplier supplier) {
    return self.isPresent() ? self.getAsLong() : supplier.getAsLong();
  }

  /**
   * Stands in for {@link OptionalLong#orElseThrow(Supplier)}.
   *
   * @param self the receiver
   * @param supplier as there
   * @param <X> as there
   * @return as there
   * @throws X as there
   */
  public static <X extends Throwable> long orElseThrow(
      OptionalLong self, Supplier<? extends X> supplier) throws X {
    if (self.isPresent()) {
      return self.getAsLong();
    }
    throw supplier.get();
  }

  /**
   * Stands in for {@link OptionalDouble#ifPresent}.
   *
   * @param self the receiver
   * @param action as there
   */
  public static void ifPresent(OptionalDouble self, DoubleConsumer action) {
    if (self.isPresent()) {
      action.accept(self.getAsDouble());
    }
  }

  /**
   * Stands in for {@link OptionalDouble#ifPresentOrElse}.
   *
   * @param self the receiver
   * @param action as there
   * @param emptyAction as there
   */
  public static void ifPresentOrElse(
      OptionalDouble self, DoubleConsumer action, Runnable emptyAction) {
    if (self.isPresent()) {
      action.accept(self.getAsDouble());
    } else {
      emptyAction.run();
    }
  }

  /**
   * Stands in for {@link OptionalDouble#orElseGet}.
   *
   * @param self the receiver
   * @param supplier as there
   * @return as there
   */
  public static double orElseGet(OptionalDouble self, DoubleSupplier supplier) {
    return self.isPresent() ? self.getAsDouble() : supplier.getAsDouble();
  }

  /**
   * Stands in for {@link OptionalDouble#orElseThrow(Supplier)}.
   *
   * @param self the receiver
   * @param supplier as there
   * @param <X> as there
   * @return as there
   * @throws X as there
   */
  public static <X extends Throwable> double orElseThrow(
      OptionalDouble self, Supplier<? extends X> supplier) throws X {
    if (self.isPresent()) {
      return self.getAsDouble();
    }
    throw supplier.get();
  }
}
