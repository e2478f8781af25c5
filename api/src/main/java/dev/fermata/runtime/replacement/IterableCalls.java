package dev.fermata.runtime.replacement;

import dev.fermata.Suspendable;
import dev.fermata.runtime.companion.SuspendableConsumer;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** Stands in for the methods of {@link Iterable}. */
@Suspendable
public final class IterableCalls {
  private enum Way {
    CALLED,
    INHERITED,
    INDEXED,
    FAIL_FAST,
    ITERATED
  }

  private static final Selection<Way> FOR_EACH =
      new Selection<>(
          Way.CALLED,
          Map.ofEntries(
              Map.entry("java.lang.Iterable", Way.INHERITED),
              Map.entry("java.util.ArrayList", Way.INDEXED),
              Map.entry("java.util.HashMap$EntrySet", Way.FAIL_FAST),
              Map.entry("java.util.HashMap$KeySet", Way.FAIL_FAST),
              Map.entry("java.util.HashMap$Values", Way.FAIL_FAST),
              Map.entry("java.util.LinkedHashMap$LinkedEntrySet", Way.FAIL_FAST),
              Map.entry("java.util.LinkedHashMap$LinkedKeySet", Way.FAIL_FAST),
              Map.entry("java.util.LinkedHashMap$LinkedValues", Way.FAIL_FAST),
              Map.entry("java.util.Arrays$ArrayList", Way.ITERATED),
              Map.entry("java.util.Collections$CopiesList", Way.ITERATED),
              Map.entry("java.util.Collections$SingletonList", Way.ITERATED),
              Map.entry("java.util.Collections$SingletonSet", Way.ITERATED),
              Map.entry("java.util.ImmutableCollections$List12", Way.ITERATED),
              Map.entry("java.util.ImmutableCollections$Set12", Way.ITERATED),
              Map.entry("java.util.concurrent.CopyOnWriteArrayList", Way.ITERATED),
              Map.entry("java.util.concurrent.CopyOnWriteArraySet", Way.ITERATED)),
          Set.of("get", "iterator", "size", "subList"),
          "forEach",
          Consumer.class);

  private IterableCalls() {}

  /**
   * Stands in for {@link Iterable#forEach}.
   *
   * @param self the receiver
   * @param action as there
   * @param <T> as there
   */
  public static <T> void forEach(Iterable<T> self, Consumer<? super T> action) {
    if (GeneratorCalls.forEach(self, action)) {
      return;
    }
    Way way = FOR_EACH.of(self);
    if (way == Way.INHERITED) {
      forEachIterated(self, Objects.requireNonNull(action));
    } else if (way == Way.CALLED || !(action instanceof SuspendableConsumer)) {
      self.forEach(action);
    } else if (way == Way.INDEXED) {
      forEachIndexed((List<T>) self, action);
    } else {
      Iterator<T> used = forEachIterated(self, action);
      if (way == Way.FAIL_FAST) {
        FailFast.check(used);
      }
    }
  }

  private static <T> Iterator<T> forEachIterated(Iterable<T> self, Consumer<? super T> action) {
    Iterator<T> elements = self.iterator();
    while (elements.hasNext()) {
      action.accept(elements.next());
    }
    return elements;
  }

  private static <T> void forEachIndexed(List<T> self, Consumer<? super T> action) {
    List<?> watched = FailFast.watch(self);
    int size = self.size();
    for (int i = 0; i < size; i++) {
      action.accept(self.get(i));
      FailFast.check(watched);
    }
  }
}
