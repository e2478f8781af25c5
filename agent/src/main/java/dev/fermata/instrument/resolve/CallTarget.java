package dev.fermata.instrument.resolve;

/** How a call is made from a twin. */
public sealed interface CallTarget {
  /** As it stands: what is called cannot suspend. */
  record Plain() implements CallTarget {}

  /** By the same owner and name, with a {@code FrameStack} as an additional last argument. */
  record Twin() implements CallTarget {}

  /**
   * By a static method which takes the receiver first and the {@code FrameStack} last.
   *
   * @param owner internal name
   * @param name name of the static method
   * @param desc its descriptor
   */
  record Companion(String owner, String name, String desc) implements CallTarget {}
}
