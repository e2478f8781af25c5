package dev.fermata.runtime.replacement;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry that can be written to a stream with its map.
 *
 * @param <K> the type of the key
 * @param <V> the type of the value
 */
@SuppressWarnings("serial") // the map can be written; what is in it is named if it cannot
final class MapEntry<K, V> implements Map.Entry<K, V>, Serializable {
  private static final long serialVersionUID = 1;

  private final Map<K, V> map;
  private final K key;

  /** What it was when this was written, for the case that it has left the map. */
  private @Nullable V value;

  /** The map's own entry; null until this is used after it was read. */
  private transient Map.@Nullable Entry<K, V> own;

  MapEntry(Map<K, V> map, Map.Entry<K, V> own) {
    this.map = map;
    this.own = own;
    key = own.getKey();
  }

  private Map.Entry<K, V> own() {
    Map.Entry<K, V> found = own;
    if (found == null) {
      found = find();
      own = found;
    }
    return found;
  }

  @SuppressWarnings("NullAway") // the value is what the entry had
  private Map.Entry<K, V> find() {
    if (map instanceof LinkedHashMap<K, V>) {
      for (Map.Entry<K, V> each : map.entrySet()) {
        if (each.getKey() == key) {
          return each; // get() could put it last
        }
      }
    } else if (map.containsKey(key)) {
      return new Live<>(map, key);
    }
    return new AbstractMap.SimpleEntry<>(key, value);
  }

  @Override
  public K getKey() {
    return key;
  }

  @Override
  public V getValue() {
    return own().getValue();
  }

  @Override
  public V setValue(V changed) {
    return own().setValue(changed);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return own().equals(other);
  }

  @Override
  public int hashCode() {
    return own().hashCode();
  }

  @Override
  public String toString() {
    return own().toString();
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    value = getValue();
    out.defaultWriteObject();
  }

  /** An entry by its key. */
  @SuppressWarnings({"serial", "NullAway"}) // never written; null only where V has it
  private static final class Live<K, V> extends AbstractMap.SimpleEntry<K, V> {
    private final transient Map<K, V> map;

    Live(Map<K, V> map, K key) {
      super(key, map.get(key));
      this.map = map;
    }

    @Override
    @SuppressWarnings("NullAway") // null where the map has it
    public V getValue() {
      V present = map.get(getKey());
      return present != null || map.containsKey(getKey()) ? present : super.getValue();
    }

    @Override
    public V setValue(V changed) {
      super.setValue(changed);
      return map.put(getKey(), changed);
    }
  }
}
