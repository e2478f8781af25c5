package dev.fermata.async;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The elements of a run, and their states, which are kept in the same order. */
final class ContextElements {
  /** Those of all runs. */
  private static final List<ContextElement<?>> PROVIDED = provided();

  private final ContextElement<Object>[] elements;

  @SuppressWarnings({"unchecked", "rawtypes"}) // each is given what it has returned itself
  private ContextElements(List<ContextElement<?>> elements) {
    this.elements = elements.toArray(new ContextElement[0]);
  }

  /** Returns null if there is none, so that steps need not ask. */
  static @Nullable ContextElements of(List<ContextElement<?>> given) {
    List<ContextElement<?>> all = new ArrayList<>(PROVIDED);
    all.addAll(given);
    return all.isEmpty() ? null : new ContextElements(all);
  }

  private static List<ContextElement<?>> provided() {
    List<ContextElement<?>> all = new ArrayList<>();
    for (ContextElement<?> each : ServiceLoader.load(ContextElement.class)) {
      all.add(each);
    }
    return List.copyOf(all);
  }

  /** Takes the states of this thread. */
  @Nullable Object[] capture() {
    @Nullable Object[] states = new Object[elements.length];
    for (int i = 0; i < states.length; i++) {
      states[i] = elements[i].capture();
    }
    return states;
  }

  /** Makes them those of this thread. */
  @SuppressWarnings("NullAway") // null only where the element returned it
  void install(@Nullable Object[] states) {
    for (int i = 0; i < states.length; i++) {
      elements[i].install(states[i]);
    }
  }
}
