package dev.fermata.runtime.replacement;

import dev.fermata.Suspendable;
import dev.fermata.runtime.companion.SuspendableBiConsumer;
import dev.fermata.runtime.companion.SuspendableBiFunction;
import java.util.ConcurrentModificationException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** Stands in for the methods of {@link Map} that visit all entries. */
@Suspendable
public final class MapCalls {
  private enum Way {
    CALLED,
    INHERITED,
    FAIL_FAST
  }

  private static final Set<String> USED = Set.of("entrySet", "isEmpty", "keySet");

  private static final Selection<Way> FOR_EACH =
      new Selection<>(
          Way.CALLED,
          Map.of(
              "java.util.Map", Way.INHERITED,
              "java.util.HashMap", Way.FAIL_FAST,
              "java.util.LinkedHashMap", Way.FAIL_FAST,
              "java.util.TreeMap", Way.FAIL_FAST,
              "java.util.Collections$SingletonMap", Way.FAIL_FAST,
              "java.util.ImmutableCollections$Map1", Way.FAIL_FAST),
          USED,
          "forEach",
          BiConsumer.class);

  private static final Selection<Way> REPLACE_ALL =
      new Selection<>(
          Way.CALLED,
          Map.of(
              "java.util.Map", Way.INHERITED,
              "java.util.HashMap", Way.FAIL_FAST,
              "java.util.LinkedHashMap", Way.FAIL_FAST,
              "java.util.TreeMap", Way.FAIL_FAST),
          USED,
          "replaceAll",
          BiFunction.class);

  private MapCalls() {}

  /**
   * Stands in for {@link Map#forEach}.
   *
   * @param self the receiver
   * @param action as there
   * @param <K> as there
   * @param <V> as there
   */
  public static <K, V> void forEach(Map<K, V> self, BiConsumer<? super K, ? super V> action) {
    Way way = FOR_EACH.of(self);
    if (way == Way.INHERITED) {
      forEachEntry(self, Objects.requireNonNull(action));
    } else if (way == Way.CALLED || !(action instanceof SuspendableBiConsumer)) {
      self.forEach(action);
    } else {
      FailFast unmodified = FailFast.watch(self);
      for (Map.Entry<K, V> entry : self.entrySet()) {
        action.accept(entry.getKey(), entry.getValue());
      }
      unmodified.check();
    }
  }

  private static <K, V> void forEachEntry(Map<K, V> self, BiConsumer<? super K, ? super V> action) {
    for (Map.Entry<K, V> entry : self.entrySet()) {
      K key;
      V value;
      try {
        key = entry.getKey();
        value = entry.getValue();
      } catch (IllegalStateException removed) {
        throw new ConcurrentModificationException(removed);
      }
      action.accept(key, value);
    }
  }

  /**
   * Stands in for {@link Map#replaceAll}.
   *
   * @param self the receiver
   * @param function as there
   * @param <K> as there
   * @param <V> as there
   */
  public static <K, V> void replaceAll(
      Map<K, V> self, BiFunction<? super K, ? super V, ? extends V> function) {
    Way way = REPLACE_ALL.of(self);
    if (way == Way.INHERITED) {
      replaceEachEntry(self, Objects.requireNonNull(function));
    } else if (way == Way.CALLED || !(function instanceof SuspendableBiFunction)) {
      self.replaceAll(function);
    } else {
      FailFast unmodified = FailFast.watch(self);
      for (Map.Entry<K, V> entry : self.entrySet()) {
        entry.setValue(function.apply(entry.getKey(), entry.getValue()));
      }
      unmodified.check();
    }
  }

  private static <K, V> void replaceEachEntry(
      Map<K, V> self, BiFunction<? super K, ? super V, ? extends V> function) {
    for (Map.Entry<K, V> entry : self.entrySet()) {
      K key;
      V value;
      try {
        key = entry.getKey();
        value = entry.getValue();
      } catch (IllegalStateException removed) {
        throw new ConcurrentModificationException(removed);
      }
      value = function.apply(key, value);
      try {
        entry.setValue(value);
      } catch (IllegalStateException removed) {
        throw new ConcurrentModificationException(removed);
      }
    }
  }
}
