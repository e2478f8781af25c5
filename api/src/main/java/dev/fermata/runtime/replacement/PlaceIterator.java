package dev.fermata.runtime.replacement;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Iterates as the collection's own iterator does, and counts: in a stream it is the collection and
 * the place. For collections whose order a stream keeps.
 *
 * @param <T> the type of the elements
 */
@SuppressWarnings("serial") // only collections that can be written are given to it
final class PlaceIterator<T> implements Iterator<T>, Serializable {
  private static final long serialVersionUID = 1;

  private static final Set<String> FITTING =
      Set.of(
          "java.util.ArrayDeque",
          "java.util.ArrayList",
          "java.util.Arrays$ArrayList",
          "java.util.Collections$CopiesList",
          "java.util.Collections$SingletonList",
          "java.util.Collections$UnmodifiableList",
          "java.util.Collections$UnmodifiableRandomAccessList",
          "java.util.ImmutableCollections$List12",
          "java.util.ImmutableCollections$ListN",
          "java.util.LinkedHashSet",
          "java.util.LinkedList",
          "java.util.Stack",
          "java.util.TreeSet",
          "java.util.Vector");

  private final Collection<T> source;
  private int taken;
  private boolean isRemovable;

  /** The source was modified behind this iterator's back before it was written. */
  private boolean isStale;

  private transient @Nullable Iterator<T> elements;

  PlaceIterator(Collection<T> source) {
    this.source = source;
    elements = source.iterator();
  }

  static boolean fits(Collection<?> source) {
    return FITTING.contains(source.getClass().getName());
  }

  @Override
  public boolean hasNext() {
    return isStale || elements().hasNext();
  }

  @Override
  public T next() {
    if (isStale) {
      throw new ConcurrentModificationException();
    }
    T element = elements().next();
    taken++;
    isRemovable = true;
    return element;
  }

  @Override
  public void remove() {
    if (isStale) {
      throw new ConcurrentModificationException();
    }
    if (!isRemovable) {
      throw new IllegalStateException();
    }
    elements().remove();
    taken--;
    isRemovable = false;
  }

  private Iterator<T> elements() {
    Iterator<T> made = elements;
    if (made == null) {
      made = source.iterator();
      for (int i = 0; i < taken; i++) {
        made.next();
      }
      elements = made;
    }
    return made;
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    try {
      Iterator<T> rest = elements();
      while (rest.hasNext()) {
        rest.next();
      }
      elements = null;
      elements(); // now, so that it notices later modifications
    } catch (ConcurrentModificationException modified) {
      isStale = true;
    }
    out.defaultWriteObject();
  }
}
