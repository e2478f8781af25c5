package dev.fermata.instrument.resolve;

/** How a call is made from a twin. */
public sealed interface CallTarget {
  /** As it stands. */
  record Plain() implements CallTarget {}

  /** With the stack as last argument. */
  record Twin() implements CallTarget {}

  /**
   * Through a static method that takes the receiver first and the stack last.
   *
   * @param owner internal name of the interface of that method
   * @param name of that method
   * @param desc descriptor of that method
   */
  record Companion(String owner, String name, String desc) implements CallTarget {}
}
