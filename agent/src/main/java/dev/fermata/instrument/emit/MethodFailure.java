package dev.fermata.instrument.emit;

import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.tree.MethodNode;

/** Tells which method an exception of the engine came from. */
final class MethodFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient MethodNode method;

  MethodFailure(MethodNode method, RuntimeException cause) {
    super(cause);
    this.method = method;
  }

  MethodNode method() {
    return method;
  }

  static String reason(MethodTooLargeException tooLarge) {
    int bytes = tooLarge.getCodeSize();
    return "what is made of it would have "
        + bytes
        + " bytes in one method; the JVM allows 65535. Divide the method";
  }

  /** A clause that completes "cannot be suspended: ". */
  String reason() {
    if (getCause() instanceof TypeNotPresentException absent) {
      return "it has no stack maps, and what they depend on is missing: "
          + absent.typeName()
          + ". Put that on the class path";
    }
    if (getCause() instanceof MethodTooLargeException tooLarge) {
      return reason(tooLarge);
    }
    return "the agent failed on it (" + getCause() + "); report this as a bug";
  }
}
