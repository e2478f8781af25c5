package dev.fermata.async;

import org.jspecify.annotations.Nullable;

/** What the context elements of a run hold for a task between its steps. */
final class CarriedStates {
  private final ContextElements elements;
  private @Nullable Object[] states;

  private CarriedStates(ContextElements elements) {
    this.elements = elements;
    states = elements.capture();
  }

  /** Takes the states of this thread; null if there are no elements. */
  static @Nullable CarriedStates ofThread(EventLoop loop) {
    return loop.elements == null ? null : new CarriedStates(loop.elements);
  }

  /** Takes back what a task has left in the thread; there may be no elements. */
  static void takeBack(@Nullable CarriedStates states, EventLoop loop) {
    try {
      if (states != null) {
        states.exchange();
      }
    } catch (Throwable broken) {
      loop.report("a context element has failed", broken, null);
    }
  }

  /** Gives the thread the states of the task, or takes them back. */
  void exchange() {
    @Nullable Object[] ofThread = elements.capture();
    elements.install(states);
    states = ofThread;
  }
}
