package dev.fermata.runtime.replacement;

import dev.fermata.Suspendable;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Stands in for the methods of {@link Optional}, which nobody can override. */
@Suspendable
public final class OptionalCalls {
  private OptionalCalls() {}

  /**
   * Stands in for {@link Optional#map}.
   *
   * @param self the receiver
   * @param mapper as there
   * @param <T> as there
   * @param <U> as there
   * @return as there
   */
  public static <T, U> Optional<U> map(Optional<T> self, Function<? super T, ? extends U> mapper) {
    boolean isPresent = self.isPresent();
    Objects.requireNonNull(mapper);
    return isPresent ? Optional.ofNullable(mapper.apply(self.get())) : Optional.empty();
  }

  /**
   * Stands in for {@link Optional#flatMap}.
   *
   * @param self the receiver
   * @param mapper as there
   * @param <T> as there
   * @param <U> as there
   * @return as there
   */
  @SuppressWarnings("unchecked") // as there
  public static <T, U> Optional<U> flatMap(
      Optional<T> self, Function<? super T, ? extends Optional<? extends U>> mapper) {
    boolean isPresent = self.isPresent();
    Objects.requireNonNull(mapper);
    return isPresent
        ? Objects.requireNonNull((Optional<U>) mapper.apply(self.get()))
        : Optional.empty();
  }

  /**
   * Stands in for {@link Optional#filter}.
   *
   * @param self the receiver
   * @param predicate as there
   * @param <T> as there
   * @return as there
   */
  public static <T> Optional<T> filter(Optional<T> self, Predicate<? super T> predicate) {
    boolean isPresent = self.isPresent();
    Objects.requireNonNull(predicate);
    return !isPresent || predicate.test(self.get()) ? self : Optional.empty();
  }

  /**
   * Stands in for {@link Optional#ifPresent}.
   *
   * @param self the receiver
   * @param action as there
   * @param <T> as there
   */
  public static <T> void ifPresent(Optional<T> self, Consumer<? super T> action) {
    if (self.isPresent()) {
      action.accept(self.get());
    }
  }

  /**
   * Stands in for {@link Optional#ifPresentOrElse}.
   *
   * @param self the receiver
   * @param action as there
   * @param emptyAction as there
   * @param <T> as there
   */
  public static <T> void ifPresentOrElse(
      Optional<T> self, Consumer<? super T> action, Runnable emptyAction) {
    if (self.isPresent()) {
      action.accept(self.get());
    } else {
      emptyAction.run();
    }
  }

  /**
   * Stands in for {@link Optional#or}.
   *
   * @param self the receiver
   * @param supplier as there
   * @param <T> as there
   * @return as there
   */
  @SuppressWarnings("unchecked") // as there
  public static <T> Optional<T> or(
      Optional<T> self, Supplier<? extends Optional<? extends T>> supplier) {
    boolean isPresent = self.isPresent();
    Objects.requireNonNull(supplier);
    return isPresent ? self : Objects.requireNonNull((Optional<T>) supplier.get());
  }

  /**
   * Stands in for {@link Optional#orElseGet}.
   *
   * @param self the receiver
   * @param supplier as there
   * @param <T> as there
   * @return as there
   */
  public static <T> T orElseGet(Optional<T> self, Supplier<? extends T> supplier) {
    return self.isPresent() ? self.get() : supplier.get();
  }

  /**
   * Stands in for {@link Optional#orElseThrow(Supplier)}.
   *
   * @param self the receiver
   * @param supplier as there
   * @param <T> as there
   * @param <X> as there
   * @return as there
   * @throws X as there
   */
  public static <T, X extends Throwable> T orElseThrow(
      Optional<T> self, Supplier<? extends X> supplier) throws X {
    if (self.isPresent()) {
      return self.get();
    }
    throw supplier.get();
  }
}
