package dev.fermata.agent;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** A map from class loaders, by identity, that keeps none of them alive. Thread-safe, no lock. */
final class WeakLoaders {
  private final ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();
  private final ConcurrentMap<Key, LoaderState> states = new ConcurrentHashMap<>();

  @Nullable LoaderState find(ClassLoader loader) {
    return states.get(new Key(loader, null));
  }

  /** Returns the state that stays, if another thread was faster. */
  LoaderState add(ClassLoader loader, LoaderState state) {
    for (Reference<?> key = gone.poll(); key != null; key = gone.poll()) {
      states.remove(key);
    }
    LoaderState earlier = states.putIfAbsent(new Key(loader, gone), state);
    return earlier == null ? state : earlier;
  }

  int size() {
    return states.size();
  }

  private static final class Key extends WeakReference<ClassLoader> {
    private final int hash;

    Key(ClassLoader loader, @Nullable ReferenceQueue<ClassLoader> queue) {
      super(loader, queue);
      this.hash = System.identityHashCode(loader);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      return this == other || (other instanceof Key key && get() != null && get() == key.get());
    }
  }
}
