package dev.fermata.runtime.replacement;

import dev.fermata.Suspendable;
import dev.fermata.runtime.companion.SuspendableFunction;
import dev.fermata.runtime.companion.SuspendablePredicate;
import java.util.BitSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Stands in for methods of {@link Collection} and {@link List}. */
@Suspendable
public final class CollectionCalls {
  private enum Way {
    CALLED,
    INHERITED,
    FAIL_FAST,
    INDEXED
  }

  private static final Selection<Way> REMOVE_IF =
      new Selection<>(
          Way.CALLED,
          Map.of(
              "java.util.Collection", Way.INHERITED,
              "java.util.ArrayList", Way.FAIL_FAST,
              "java.util.ArrayList$SubList", Way.FAIL_FAST),
          Set.of("get", "size", "subList"),
          "removeIf",
          Predicate.class);

  private static final Selection<Way> REPLACE_ALL =
      new Selection<>(
          Way.CALLED,
          Map.of(
              "java.util.List", Way.INHERITED,
              "java.util.ArrayList", Way.FAIL_FAST,
              "java.util.Arrays$ArrayList", Way.INDEXED),
          Set.of("get", "set", "size", "subList"),
          "replaceAll",
          UnaryOperator.class);

  private CollectionCalls() {}

  /**
   * Stands in for {@link Collection#removeIf}.
   *
   * @param self the receiver
   * @param filter as there
   * @param <E> as there
   * @return as there
   */
  public static <E> boolean removeIf(Collection<E> self, Predicate<? super E> filter) {
    Way way = REMOVE_IF.of(self);
    if (way == Way.INHERITED) {
      return removeByIterator(self, Objects.requireNonNull(filter));
    }
    if (way == Way.CALLED || !(filter instanceof SuspendablePredicate)) {
      return self.removeIf(filter);
    }
    return removeAtOnce((List<E>) self, filter);
  }

  private static <E> boolean removeByIterator(Collection<E> self, Predicate<? super E> filter) {
    boolean removed = false;
    Iterator<E> each = self.iterator();
    while (each.hasNext()) {
      if (filter.test(each.next())) {
        each.remove();
        removed = true;
      }
    }
    return removed;
  }

  /** An array list asks for all elements before it removes the first. */
  private static <E> boolean removeAtOnce(List<E> self, Predicate<? super E> filter) {
    List<?> watched = FailFast.watch(self);
    BitSet found = new BitSet();
    int size = self.size();
    for (int i = 0; i < size; i++) {
      if (filter.test(self.get(i))) {
        found.set(i);
      }
      FailFast.check(watched);
    }
    return self.removeIf(new Found<>(found));
  }

  /** Gives the answers that were found, in the same order. */
  private static final class Found<E> implements Predicate<E> {
    private final BitSet found;
    private int next;

    Found(BitSet found) {
      this.found = found;
    }

    @Override
    public boolean test(E element) {
      return found.get(next++);
    }
  }

  /**
   * Stands in for {@link List#replaceAll}.
   *
   * @param self the receiver
   * @param operator as there
   * @param <E> as there
   */
  public static <E> void replaceAll(List<E> self, UnaryOperator<E> operator) {
    Way way = REPLACE_ALL.of(self);
    if (way == Way.INHERITED) {
      replaceByIterator(self, Objects.requireNonNull(operator));
    } else if (way == Way.CALLED || !(operator instanceof SuspendableFunction)) {
      self.replaceAll(operator);
    } else if (way == Way.INDEXED) {
      int size = self.size();
      for (int i = 0; i < size; i++) {
        self.set(i, operator.apply(self.get(i)));
      }
    } else {
      replaceFailFast(self, operator);
    }
  }

  private static <E> void replaceByIterator(List<E> self, UnaryOperator<E> operator) {
    ListIterator<E> each = self.listIterator();
    while (each.hasNext()) {
      each.set(operator.apply(each.next()));
    }
  }

  private static <E> void replaceFailFast(List<E> self, UnaryOperator<E> operator) {
    List<?> watched = FailFast.watch(self);
    int size = self.size();
    for (int i = 0; i < size; i++) {
      E replaced = operator.apply(self.get(i));
      FailFast.check(watched);
      self.set(i, replaced);
    }
    // counts as a modification, in those versions of the JDK in which it is one
    self.replaceAll(UnaryOperator.identity());
  }
}
