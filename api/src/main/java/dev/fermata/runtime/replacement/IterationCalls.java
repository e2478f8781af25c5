package dev.fermata.runtime.replacement;

import dev.fermata.Suspendable;
import dev.fermata.runtime.companion.SuspendableConsumer;
import java.io.Serializable;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Stands in for the methods that begin an iteration where a suspended iteration is to be written to
 * a stream: what they return can be, for collections of the JDK that can be themselves.
 */
@Suspendable
public final class IterationCalls {
  private IterationCalls() {}

  /**
   * Stands in for {@link Iterable#iterator}.
   *
   * @param self the receiver
   * @param <T> as there
   * @return one that can be written if {@code self} is a collection of the JDK that can
   */
  public static <T> Iterator<T> iterator(Iterable<T> self) {
    return isKnown(self) ? known((Collection<T>) self) : self.iterator();
  }

  /**
   * Stands in for {@link Iterable#forEach}.
   *
   * @param self the receiver
   * @param action as there
   * @param <T> as there
   */
  public static <T> void forEach(Iterable<T> self, Consumer<? super T> action) {
    if (!(action instanceof SuspendableConsumer) || !isKnown(self)) {
      IterableCalls.forEach(self, action);
      return;
    }
    for (Iterator<T> elements = known((Collection<T>) self); elements.hasNext(); ) {
      action.accept(elements.next());
    }
  }

  /**
   * Stands in for {@link Map#keySet}.
   *
   * @param self the receiver
   * @param <K> as there
   * @return a view whose iterators can be written if {@code self} is a map of the JDK that can
   */
  public static <K> Set<K> keySet(Map<K, ?> self) {
    return isKnown(self) ? MapView.ofKeys(self) : self.keySet();
  }

  /**
   * Stands in for {@link Map#values}.
   *
   * @param self the receiver
   * @param <V> as there
   * @return a view whose iterators can be written if {@code self} is a map of the JDK that can
   */
  public static <V> Collection<V> values(Map<?, V> self) {
    return isKnown(self) ? MapView.ofValues(self) : self.values();
  }

  /**
   * Stands in for {@link Map#entrySet}.
   *
   * @param self the receiver
   * @param <K> as there
   * @param <V> as there
   * @return a view whose iterators can be written if {@code self} is a map of the JDK that can; so
   *     can its entries
   */
  public static <K, V> Set<Map.Entry<K, V>> entrySet(Map<K, V> self) {
    return isKnown(self) ? MapView.ofEntries(self) : self.entrySet();
  }

  /** A subclass elsewhere may iterate as it likes. */
  private static boolean isKnown(Object self) {
    return self instanceof MapView<?>
        || (self instanceof Serializable
            && self.getClass().getClassLoader() == null
            && (self instanceof Collection<?> || self instanceof Map<?, ?>));
  }

  private static <T> Iterator<T> known(Collection<T> self) {
    Objects.requireNonNull(self);
    if (self instanceof MapView<T>) {
      return self.iterator();
    }
    return PlaceIterator.fits(self) ? new PlaceIterator<>(self) : new RestIterator<>(self);
  }
}
