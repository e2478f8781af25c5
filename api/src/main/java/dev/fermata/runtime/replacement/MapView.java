package dev.fermata.runtime.replacement;

import java.io.Serializable;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * A map's keys, values or entries as the map's own view has them, but for iterators that can be
 * written to a stream.
 *
 * @param <E> the type of the elements
 */
@SuppressWarnings("serial") // only maps that can be written are given to it
class MapView<E> implements Collection<E>, Serializable {
  private static final long serialVersionUID = 1;

  private final Map<?, ?> map;
  private final Kind kind;

  /** What of the map is seen. */
  private enum Kind {
    KEYS,
    VALUES,
    ENTRIES
  }

  private MapView(Map<?, ?> map, Kind kind) {
    this.map = map;
    this.kind = kind;
  }

  static <K> Set<K> ofKeys(Map<K, ?> map) {
    return new OfSet<>(map, Kind.KEYS);
  }

  static <V> Collection<V> ofValues(Map<?, V> map) {
    return new MapView<>(map, Kind.VALUES);
  }

  static <K, V> Set<Map.Entry<K, V>> ofEntries(Map<K, V> map) {
    return new OfSet<>(map, Kind.ENTRIES);
  }

  /** A view without equal elements. */
  private static final class OfSet<E> extends MapView<E> implements Set<E> {
    private static final long serialVersionUID = 1;

    OfSet(Map<?, ?> map, Kind kind) {
      super(map, kind);
    }

    @Override
    public Spliterator<E> spliterator() {
      return super.spliterator();
    }
  }

  @SuppressWarnings("unchecked") // what the factory said
  private Collection<E> view() {
    return (Collection<E>)
        switch (kind) {
          case KEYS -> map.keySet();
          case VALUES -> map.values();
          case ENTRIES -> map.entrySet();
        };
  }

  @Override
  @SuppressWarnings("unchecked") // what the factory said
  public Iterator<E> iterator() {
    return kind == Kind.VALUES
        ? (Iterator<E>) new ValueIterator<>(ofEntries(map).iterator())
        : new RestIterator<>(this);
  }

  /** Iterates as the map does; the entries can be written. */
  @SuppressWarnings("unchecked") // what the factory said
  Iterator<E> plainIterator() {
    return kind == Kind.ENTRIES ? (Iterator<E>) new Entries<>(map) : view().iterator();
  }

  @Override
  public int size() {
    return map.size();
  }

  @Override
  public boolean isEmpty() {
    return map.isEmpty();
  }

  @Override
  public boolean contains(Object element) {
    return view().contains(element);
  }

  @Override
  public Object[] toArray() {
    return view().toArray();
  }

  @Override
  public <T> T[] toArray(T[] array) {
    return view().toArray(array);
  }

  @Override
  public <T> T[] toArray(IntFunction<T[]> generator) {
    return view().toArray(generator);
  }

  @Override
  public boolean add(E element) {
    return view().add(element);
  }

  @Override
  public boolean remove(Object element) {
    return view().remove(element);
  }

  @Override
  public boolean containsAll(Collection<?> elements) {
    return view().containsAll(elements);
  }

  @Override
  public boolean addAll(Collection<? extends E> elements) {
    return view().addAll(elements);
  }

  @Override
  public boolean removeAll(Collection<?> elements) {
    return view().removeAll(elements);
  }

  @Override
  public boolean retainAll(Collection<?> elements) {
    return view().retainAll(elements);
  }

  @Override
  public boolean removeIf(Predicate<? super E> filter) {
    return view().removeIf(filter);
  }

  @Override
  public void forEach(Consumer<? super E> action) {
    view().forEach(action);
  }

  @Override
  public void clear() {
    view().clear();
  }

  @Override
  public Spliterator<E> spliterator() {
    return view().spliterator();
  }

  @Override
  @SuppressWarnings("UndefinedEquals") // what the map's own view has
  public boolean equals(Object other) {
    return other == this || view().equals(other);
  }

  @Override
  public int hashCode() {
    return view().hashCode();
  }

  @Override
  public String toString() {
    return view().toString();
  }

  /** The entries of a map, each as one that can be written. */
  private static final class Entries<K, V> implements Iterator<Map.Entry<K, V>> {
    private final Map<K, V> map;
    private final Iterator<Map.Entry<K, V>> entries;

    Entries(Map<K, V> map) {
      this.map = map;
      entries = map.entrySet().iterator();
    }

    @Override
    public boolean hasNext() {
      return entries.hasNext();
    }

    @Override
    public Map.Entry<K, V> next() {
      return new MapEntry<>(map, entries.next());
    }

    @Override
    public void remove() {
      entries.remove();
    }
  }

  /** The values of entries. */
  private record ValueIterator<K, V>(Iterator<Map.Entry<K, V>> entries)
      implements Iterator<V>, Serializable {
    @Override
    public boolean hasNext() {
      return entries.hasNext();
    }

    @Override
    public V next() {
      return entries.next().getValue();
    }

    @Override
    public void remove() {
      entries.remove();
    }
  }
}
