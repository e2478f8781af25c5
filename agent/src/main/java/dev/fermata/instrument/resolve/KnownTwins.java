package dev.fermata.instrument.resolve;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The twins of classes for which they have been found, by class and key. Thread-safe. */
final class KnownTwins {
  private final KnownClasses known;
  private final ConcurrentMap<String, Map<String, Repairs.Twin>> twins = new ConcurrentHashMap<>();
  private volatile int surprises;

  KnownTwins(KnownClasses known) {
    this.known = known;
  }

  @Nullable Map<String, Repairs.Twin> find(String className) {
    if (surprises != known.surprises()) {
      return null;
    }
    return twins.get(className);
  }

  /**
   * Adds twins; what was found before a class turned up that had been missing is forgotten.
   *
   * @param begun the number of surprises when they began to be looked for
   */
  synchronized void add(Map<String, Map<String, Repairs.Twin>> found, int begun) {
    int now = known.surprises();
    if (surprises != now) {
      twins.clear();
      surprises = now;
    }
    if (begun == now) {
      twins.putAll(found);
    }
  }
}
