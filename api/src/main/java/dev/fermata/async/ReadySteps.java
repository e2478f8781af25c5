package dev.fermata.async;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The steps that are to be done, first come first served: a ring whose length is a power of two.
 * Its size is a field, because it is asked for at each turn.
 */
final class ReadySteps {
  private static final int SMALLEST = 16;

  private @Nullable Runnable[] ring = new Runnable[SMALLEST];
  private int first;
  private int size;

  void add(Runnable step) {
    if (size == ring.length) {
      grow();
    }
    ring[(first + size++) & (ring.length - 1)] = step;
  }

  private void grow() {
    @Nullable Runnable[] larger = Arrays.copyOfRange(ring, first, first + 2 * size);
    System.arraycopy(ring, 0, larger, size - first, first);
    ring = larger;
    first = 0;
  }

  @Nullable Runnable poll() {
    Runnable step = ring[first];
    if (step != null) {
      ring[first] = null;
      first = (first + 1) & (ring.length - 1);
      size--;
    }
    return step;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }
}
