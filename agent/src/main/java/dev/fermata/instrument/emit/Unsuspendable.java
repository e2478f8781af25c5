package dev.fermata.instrument.emit;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** Which methods cannot be suspended by the nature of the JVM, as far as their heads tell. */
final class Unsuspendable {
  /** Why a method that stands where a twin would is replaced. */
  private static final String OVERRIDES_TWIN =
      "it has the signature of a method that the agent adds to a supertype. Its body is replaced by"
          + " a call of the method without the stack; give it another name";

  /** JVMS §4.7.3 allows 65,535; twins and resume methods have the stack, a frame and one more. */
  private static final int MOST_LOCALS = 65_535 - 3;

  private Unsuspendable() {}

  /** A clause that completes "cannot be suspended: "; null if nothing speaks against a twin. */
  static @Nullable String reason(MethodNode method) {
    if ((method.access & Opcodes.ACC_ABSTRACT) != 0) {
      return null;
    }
    if ((method.access & Opcodes.ACC_NATIVE) != 0) {
      return "it is native. Suspend in the Java code that calls it";
    }
    if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
      return "it is synchronized, and a monitor cannot be held while suspended. Use a lock of"
          + " java.util.concurrent, released before suspending";
    }
    if (method.maxLocals > MOST_LOCALS) {
      return "its "
          + method.maxLocals
          + " slots of locals leave too few for the agent. Divide the method";
    }
    return null;
  }

  /** Tells of a method that has the signature of an inherited twin. */
  static Emission.Refused inPlaceOfTwin(MethodNode method) {
    return new Emission.Refused(Emission.sourceName(method), OVERRIDES_TWIN, false);
  }
}
