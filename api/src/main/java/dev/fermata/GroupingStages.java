package dev.fermata;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The stages of a {@link Generator} that put elements together.
 *
 * @param <T> the type of the elements
 */
public sealed interface GroupingStages<T> permits Generator {
  /** A list of a size that the caller chose is not allocated at once. */
  int INITIAL_CAPACITY = 1024;

  /**
   * Collects the elements into lists of {@code n}; the last may be shorter. Closing the result
   * closes this generator. {@code Generator.range(3).batched(2).toList()} gives {@code [[0, 1],
   * [2]]}.
   *
   * @param n the size of each list; at least 1
   * @return a generator that has not begun; this one is then its own
   * @throws IllegalArgumentException if {@code n} is less than 1
   */
  default Generator<List<T>> batched(int n) {
    Arguments.requirePositive("make batches of", n, "n");
    Generator<T> source = (Generator<T>) this;
    return Stage.of(
        source,
        y -> {
          while (source.hasNext()) {
            List<T> batch = new ArrayList<>(Math.min(n, INITIAL_CAPACITY));
            while (batch.size() < n && source.hasNext()) {
              batch.add(source.next());
            }
            y.yield(batch);
          }
        },
        y -> {
          Reduction<List<T>> batch = new Reduction<>(List.of());
          source.forEach(
              element -> {
                if (batch.get().isEmpty()) {
                  batch.set(new ArrayList<>(Math.min(n, INITIAL_CAPACITY)));
                }
                batch.get().add(element);
                if (batch.get().size() == n) {
                  y.yield(batch.get());
                  batch.set(List.of());
                }
              });
          if (!batch.get().isEmpty()) {
            y.yield(batch.get());
          }
        });
  }

  /**
   * Gives each element together with the one after it. Closing the result closes this generator.
   * {@code Generator.range(3).pairwise().map(p -> p.first() + p.second()).toList()} gives {@code
   * [1, 3]}.
   *
   * @return a generator that has not begun, of one element less than this one, which is its own
   */
  default Generator<Pair<T, T>> pairwise() {
    Generator<T> source = (Generator<T>) this;
    return Stage.of(
        source,
        y -> {
          if (!source.hasNext()) {
            return;
          }
          T first = source.next();
          while (source.hasNext()) {
            T second = source.next();
            y.yield(new Pair<>(first, second));
            first = second;
          }
        },
        y -> {
          Reduction<T> first = new Reduction<>();
          source.forEach(
              second -> {
                if (!first.isEmpty()) {
                  y.yield(new Pair<>(first.get(), second));
                }
                first.set(second);
              });
        });
  }

  /**
   * Gives every list of {@code size} elements that follow one another; nothing if there are fewer.
   * Closing the result closes this generator. {@code Generator.range(3).windowed(2).toList()} gives
   * {@code [[0, 1], [1, 2]]}.
   *
   * @param size the size of each list; at least 1
   * @return a generator that has not begun; this one is then its own
   * @throws IllegalArgumentException if {@code size} is less than 1
   */
  default Generator<List<T>> windowed(int size) {
    return windowed(size, 1);
  }

  /**
   * Gives lists of {@code size} elements that follow one another, a list beginning at every {@code
   * step}-th element. Where fewer than {@code size} are left, there is no list. Each is handed out
   * before an element after it is asked for. Closing the result closes this generator. {@code
   * Generator.range(4).windowed(2, 2).toList()} gives {@code [[0, 1], [2, 3]]}.
   *
   * @param size the size of each list; at least 1
   * @param step the distance to the begin of the next list; at least 1
   * @return a generator that has not begun; this one is then its own
   * @throws IllegalArgumentException if an argument is less than 1
   */
  default Generator<List<T>> windowed(int size, int step) {
    Arguments.requirePositive("make windows of", size, "size");
    Arguments.requirePositive("move windows in steps of", step, "step");
    Generator<T> source = (Generator<T>) this;
    return Stage.of(
        source,
        y -> {
          List<T> window = new ArrayList<>(Math.min(size, INITIAL_CAPACITY));
          int skip = 0;
          while (source.hasNext()) {
            T element = source.next();
            if (skip > 0) {
              skip--;
              continue;
            }
            window.add(element);
            if (window.size() == size) {
              y.yield(new ArrayList<>(window));
              window.subList(0, Math.min(size, step)).clear();
              skip = Math.max(0, step - size);
            }
          }
        });
  }

  /**
   * Splits the elements into runs of equal keys that follow one another, as Python's {@code
   * groupby} does. The elements of a run are asked for one at a time; asking for the next group
   * leaves out what is left of the last one, whose elements have then ended. Closing the result
   * closes this generator and ends the last group. {@code Generator.range(4).groupBy(x -> x /
   * 3).map(g -> g.elements().toList()).toList()} gives {@code [[0, 1, 2], [3]]}.
   *
   * @param key gives an element's key, which may be null; called once for each element
   * @param <K> the type of the keys
   * @return a generator that has not begun; this one is then its own
   */
  default <K> Generator<Group<K, T>> groupBy(Function<? super T, ? extends K> key) {
    Objects.requireNonNull(key, "key");
    Generator<T> source = (Generator<T>) this;
    return Stage.of(source, y -> new Runs<T, K>(source, key).yieldGroups(y));
  }
}
