package dev.fermata.runtime.replacement;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Iterates as the collection's own iterator does until it is written to a stream; from then on over
 * the elements that were left, in their order. Another JVM may keep the elements of a hash table in
 * another order.
 *
 * @param <T> the type of the elements
 */
@SuppressWarnings("serial") // only collections that can be written are given to it
final class RestIterator<T> implements Iterator<T>, Serializable {
  private static final long serialVersionUID = 1;

  private final Collection<T> source;

  /** What was left when this was written; null before. */
  private @Nullable List<T> rest;

  private int taken;

  /** The element that {@link #remove} would remove. */
  private @Nullable T last;

  private boolean isRemovable;

  /** The source was modified behind this iterator's back before it was written. */
  private boolean isStale;

  private transient @Nullable Iterator<T> elements;

  /** Notices modifications after this was written, as iterators of the JDK do. */
  private transient @Nullable Iterator<T> watch;

  RestIterator(Collection<T> source) {
    this.source = source;
    elements = plain(source);
  }

  private static <T> Iterator<T> plain(Collection<T> source) {
    return source instanceof MapView<T> view ? view.plainIterator() : source.iterator();
  }

  @Override
  public boolean hasNext() {
    List<T> left = rest;
    return isStale || (left == null ? source().hasNext() : taken < left.size());
  }

  @Override
  public T next() {
    if (isStale) {
      throw new ConcurrentModificationException();
    }
    List<T> left = rest;
    T element;
    if (left == null) {
      element = source().next();
    } else if (taken == left.size()) {
      throw new NoSuchElementException();
    } else {
      watch();
      element = left.get(taken++);
    }
    last = element;
    isRemovable = true;
    return element;
  }

  @Override
  public void remove() {
    if (rest == null) {
      source().remove();
    } else if (!isRemovable) {
      throw new IllegalStateException();
    } else if (source instanceof Set<?>) {
      source.remove(last);
      watch = null;
    } else {
      throw new UnsupportedOperationException(
          "Cannot remove an element: the iteration was written to a stream, which keeps the"
              + " elements that are left, and not where they stand. Remove it from the collection"
              + " behind the loop.");
    }
    last = null;
    isRemovable = false;
  }

  private Iterator<T> source() {
    Iterator<T> made = elements;
    if (made == null) {
      throw new IllegalStateException("neither iterating nor written; report this as a bug");
    }
    return made;
  }

  private void watch() {
    Iterator<T> watching = watch;
    if (watching == null) {
      watching = plain(source);
      watch = watching;
    }
    if (watching.hasNext()) {
      watching.next();
    }
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    Iterator<T> used = rest == null ? source() : watch;
    if (used != null) {
      List<T> left = new ArrayList<>();
      try {
        used.forEachRemaining(left::add);
      } catch (ConcurrentModificationException modified) {
        isStale = true;
      }
      if (rest == null) {
        rest = left;
        elements = null;
      }
      watch = plain(source); // now, so that it notices later modifications
    }
    out.defaultWriteObject();
  }
}
