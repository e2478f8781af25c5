package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.Bounds;
import org.objectweb.asm.MethodTooLargeException;

/** Says what an exception of the engine means for the method that it came from. */
final class MethodFailure {
  private MethodFailure() {}

  /** A clause that completes "cannot be suspended: ". */
  static String reason(RuntimeException failure) {
    if (failure instanceof TypeNotPresentException absent) {
      return "it has no stack maps, and what they depend on is missing: "
          + absent.typeName()
          + ". Put that on the class path";
    }
    if (failure instanceof MethodTooLargeException tooLarge) {
      int bytes = tooLarge.getCodeSize();
      return "what is made of it would have "
          + bytes
          + " bytes in one method; the JVM allows 65535. Divide the method";
    }
    if (failure instanceof Bounds.Exceeded exceeded) {
      return exceeded.getMessage() + ". Divide the method";
    }
    return "the agent failed on it (" + failure + "); report this as a bug";
  }
}
