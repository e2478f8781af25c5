package dev.fermata.async;

import org.jspecify.annotations.Nullable;

/** Is told once that a {@link Completion} has its outcome. A link in its list. */
abstract class Listener {
  /** The one that was added before; owned by the completion. */
  @Nullable Listener next;

  /** No longer wants to be told: it may be, and is dropped when that is cheap. */
  boolean detached;

  /** Called on the thread that completes, whichever that is. Throws nothing. */
  abstract void completed();
}
