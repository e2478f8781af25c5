package dev.fermata.runtime.replacement;

import dev.fermata.Suspendable;
import dev.fermata.runtime.companion.SuspendableBiFunction;
import dev.fermata.runtime.companion.SuspendableFunction;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the methods of {@link Map} that compute one value.
 *
 * <pre>
 *   INHERITED   Map's own code, which is made of get, put and remove
 *   REPEATED    HashMap, TreeMap: 1. the method itself, with a function that throws when called
 *                                 2. the function, which may suspend
 *                                 3. the method itself, with a function that gives that result
 *   CALLED      all others: what is atomic, as in ConcurrentHashMap, cannot be held in between
 * </pre>
 */
@Suspendable
@SuppressWarnings({"unchecked", "NullAway"}) // what a map gives is of its type, or null
public final class MapComputations {
  private enum Way {
    CALLED,
    INHERITED,
    REPEATED
  }

  private static final Selection<Way> COMPUTE_IF_ABSENT =
      Selections.of("computeIfAbsent", Object.class, Function.class);
  private static final Selection<Way> COMPUTE_IF_PRESENT =
      Selections.of("computeIfPresent", Object.class, BiFunction.class);
  private static final Selection<Way> COMPUTE =
      Selections.of("compute", Object.class, BiFunction.class);
  private static final Selection<Way> MERGE =
      Selections.of("merge", Object.class, Object.class, BiFunction.class);

  private MapComputations() {}

  /**
   * Stands in for {@link Map#computeIfAbsent}.
   *
   * @param self the receiver
   * @param key as there
   * @param function as there
   * @param <K> as there
   * @param <V> as there
   * @return as there
   */
  public static <K, V> @Nullable V computeIfAbsent(
      Map<K, V> self, K key, Function<? super K, ? extends V> function) {
    Way way = COMPUTE_IF_ABSENT.of(self);
    if (way == Way.CALLED || !(function instanceof SuspendableFunction)) {
      return self.computeIfAbsent(key, function);
    }
    if (way == Way.INHERITED) {
      V value = self.get(key);
      if (value == null) {
        V computed = function.apply(key);
        if (computed != null) {
          self.put(key, computed);
          return computed;
        }
      }
      return value;
    }
    Reached reached = new Reached();
    try {
      return self.computeIfAbsent(key, reached.withKey());
    } catch (Reached thrown) {
      reached.expect(thrown);
    }
    FailFast unmodified = FailFast.watch(self);
    V computed = function.apply(key);
    unmodified.check();
    return self.computeIfAbsent(key, k -> computed);
  }

  /**
   * Stands in for {@link Map#computeIfPresent}.
   *
   * @param self the receiver
   * @param key as there
   * @param function as there
   * @param <K> as there
   * @param <V> as there
   * @return as there
   */
  public static <K, V> @Nullable V computeIfPresent(
      Map<K, V> self, K key, BiFunction<? super K, ? super V, ? extends V> function) {
    Way way = COMPUTE_IF_PRESENT.of(self);
    if (way == Way.CALLED || !(function instanceof SuspendableBiFunction)) {
      return self.computeIfPresent(key, function);
    }
    if (way == Way.INHERITED) {
      V value = self.get(key);
      return value == null ? null : putOrRemove(self, key, function.apply(key, value));
    }
    Reached reached = new Reached();
    try {
      return self.computeIfPresent(key, reached.withValue());
    } catch (Reached thrown) {
      reached.expect(thrown);
    }
    FailFast unmodified = FailFast.watch(self);
    V computed = function.apply(key, (V) reached.value());
    unmodified.check();
    return self.computeIfPresent(key, (k, v) -> computed);
  }

  /**
   * Stands in for {@link Map#compute}.
   *
   * @param self the receiver
   * @param key as there
   * @param function as there
   * @param <K> as there
   * @param <V> as there
   * @return as there
   */
  public static <K, V> @Nullable V compute(
      Map<K, V> self, K key, BiFunction<? super K, ? super V, ? extends V> function) {
    Way way = COMPUTE.of(self);
    if (way == Way.CALLED || !(function instanceof SuspendableBiFunction)) {
      return self.compute(key, function);
    }
    if (way == Way.INHERITED) {
      V value = self.get(key);
      V computed = function.apply(key, value);
      boolean isNothing = computed == null && value == null && !self.containsKey(key);
      return isNothing ? null : putOrRemove(self, key, computed);
    }
    Reached reached = new Reached();
    try {
      return self.compute(key, reached.withValue());
    } catch (Reached thrown) {
      reached.expect(thrown);
    }
    FailFast unmodified = FailFast.watch(self);
    V computed = function.apply(key, (V) reached.value());
    unmodified.check();
    return self.compute(key, (k, v) -> computed);
  }

  /**
   * Stands in for {@link Map#merge}.
   *
   * @param self the receiver
   * @param key as there
   * @param value as there
   * @param function as there
   * @param <K> as there
   * @param <V> as there
   * @return as there
   */
  public static <K, V> @Nullable V merge(
      Map<K, V> self, K key, V value, BiFunction<? super V, ? super V, ? extends V> function) {
    Way way = MERGE.of(self);
    if (way == Way.CALLED || !(function instanceof SuspendableBiFunction)) {
      return self.merge(key, value, function);
    }
    if (way == Way.INHERITED) {
      Objects.requireNonNull(value);
      V old = self.get(key);
      return putOrRemove(self, key, old == null ? value : function.apply(old, value));
    }
    Reached reached = new Reached();
    try {
      return self.merge(key, value, reached.withOldValue());
    } catch (Reached thrown) {
      reached.expect(thrown);
    }
    FailFast unmodified = FailFast.watch(self);
    V computed = function.apply((V) reached.value(), value);
    unmodified.check();
    return self.merge(key, value, (k, v) -> computed);
  }

  private static <K, V> @Nullable V putOrRemove(Map<K, V> self, K key, @Nullable V computed) {
    if (computed == null) {
      self.remove(key);
    } else {
      self.put(key, computed);
    }
    return computed;
  }

  /** What initialises this class is not suspendable. */
  private static final class Selections {
    static Selection<Way> of(String name, Class<?>... parameters) {
      return new Selection<>(
          Way.CALLED,
          Map.of(
              "java.util.Map", Way.INHERITED,
              "java.util.HashMap", Way.REPEATED,
              "java.util.TreeMap", Way.REPEATED),
          Set.of("isEmpty", "keySet"),
          name,
          parameters);
    }
  }
}
