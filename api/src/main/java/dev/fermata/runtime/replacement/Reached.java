package dev.fermata.runtime.replacement;

import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Is thrown by a function before the JDK's method has changed anything, and so tells whether that
 * method would call its function, and with what.
 */
@SuppressWarnings("serial") // never leaves this package
final class Reached extends Error {
  private transient @Nullable Object value;

  Reached() {
    super(null, null, false, false);
  }

  /** Makes a function that throws this when it is called with a key. */
  <K, V> Function<K, V> withKey() {
    return key -> {
      throw this;
    };
  }

  /** Makes a function that throws this when it is called with a key and its value. */
  <K, V> BiFunction<K, V, V> withValue() {
    return (key, old) -> {
      value = old;
      throw this;
    };
  }

  /** Makes a function that throws this when it is called with an old value and a new one. */
  <V> BiFunction<V, V, V> withOldValue() {
    return (old, added) -> {
      value = old;
      throw this;
    };
  }

  /** Makes a consumer that throws this. */
  <E> Consumer<E> withElement() {
    return element -> {
      throw this;
    };
  }

  /** Returns what the function was given besides a key or a new value; null where it had none. */
  @Nullable Object value() {
    return value;
  }

  /** Passes on what the method itself threw. */
  void expect(Reached thrown) {
    if (thrown != this) {
      throw thrown;
    }
  }
}
