package dev.fermata.runtime.replacement;

import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Notices modifications as the JDK's collections do, by their own counter, which only they can
 * read: what they made before a modification fails after it.
 */
final class FailFast {
  private final Map<?, ?> map;
  private final Iterator<?> before;

  private FailFast(Map<?, ?> map) {
    this.map = map;
    this.before = map.keySet().iterator();
  }

  /** Begins to watch a {@code HashMap} or {@code TreeMap}. */
  static FailFast watch(Map<?, ?> map) {
    return new FailFast(map);
  }

  /** Fails if the map was modified. To be called once. */
  void check() {
    try {
      before.next();
    } catch (NoSuchElementException wasEmpty) {
      // the iterator of an empty TreeMap looks for elements before it looks for modifications
      if (!map.isEmpty()) {
        throw new ConcurrentModificationException();
      }
    }
  }

  /** Begins to watch an {@code ArrayList}; the result is to be given to {@link #check(List)}. */
  static List<?> watch(List<?> list) {
    return list.subList(0, 0);
  }

  /** Fails if the list was modified. */
  static void check(List<?> watched) {
    int unused = watched.size();
  }

  /** Fails if what a used up iterator was made of was modified. */
  static void check(Iterator<?> usedUp) {
    try {
      usedUp.next();
    } catch (NoSuchElementException unmodified) {
      // as it must be at the end
    }
  }
}
