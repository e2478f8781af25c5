package dev.fermata.instrument.resolve;

/** How a call is made from a twin. */
public sealed interface CallTarget {
  /** As it stands. */
  record Plain() implements CallTarget {}

  /** With the stack as last argument. */
  record Twin() implements CallTarget {}

  /** Through a static method of the api that takes the receiver first and the stack last. */
  sealed interface Dispatched extends CallTarget {
    /**
     * Returns the owner of that method.
     *
     * @return internal name
     */
    String owner();

    /**
     * Returns the name of that method.
     *
     * @return never null
     */
    String name();

    /**
     * Returns the type of that method.
     *
     * @return a descriptor
     */
    String desc();

    /**
     * Tells whether the owner is an interface.
     *
     * @return false for a class
     */
    boolean isInterface();
  }

  /**
   * To the method's twin if the receiver is a companion, else to the method.
   *
   * @param owner the companion, as an internal name
   * @param name of the dispatcher
   * @param desc descriptor of the dispatcher
   */
  record Companion(String owner, String name, String desc) implements Dispatched {
    @Override
    public boolean isInterface() {
      return true;
    }
  }

  /**
   * To a suspendable version of a method of the JDK that calls what it is given.
   *
   * @param owner internal name of the class of that version
   * @param name of that version
   * @param desc descriptor of the twin of that version
   */
  record Replacement(String owner, String name, String desc) implements Dispatched {
    @Override
    public boolean isInterface() {
      return false;
    }
  }
}
