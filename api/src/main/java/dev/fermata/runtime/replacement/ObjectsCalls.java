package dev.fermata.runtime.replacement;

import dev.fermata.Suspendable;
import dev.fermata.runtime.companion.SuspendableSupplier;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Stands in for methods of {@link Objects}. */
@Suspendable
public final class ObjectsCalls {
  private ObjectsCalls() {}

  /**
   * Stands in for {@link Objects#requireNonNullElseGet}.
   *
   * @param object as there
   * @param supplier as there
   * @param <T> as there
   * @return as there
   */
  public static <T> T requireNonNullElseGet(@Nullable T object, Supplier<? extends T> supplier) {
    return object == null && supplier instanceof SuspendableSupplier
        ? Objects.requireNonNull(supplier.get(), "supplier.get()")
        : Objects.requireNonNullElseGet(object, supplier);
  }

  /**
   * Stands in for {@link Objects#requireNonNull(Object, Supplier)}.
   *
   * @param object as there
   * @param message as there
   * @param <T> as there
   * @return as there
   */
  public static <T> T requireNonNull(@Nullable T object, Supplier<String> message) {
    if (object == null && message instanceof SuspendableSupplier) {
      throw new NullPointerException(message.get());
    }
    return Objects.requireNonNull(object, message);
  }
}
