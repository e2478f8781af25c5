package dev.fermata.it;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What is left of an iterator. AssertJ cannot tell if a generator is one, or an iterable. */
final class Elements {
  private Elements() {}

  static <T> List<T> all(Iterator<T> elements) {
    List<T> list = new ArrayList<>();
    while (elements.hasNext()) {
      list.add(elements.next());
    }
    return list;
  }
}
