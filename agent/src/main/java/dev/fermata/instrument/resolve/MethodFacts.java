package dev.fermata.instrument.resolve;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What is known of a declared method without its code.
 *
 * @param exceptions internal names of those declared; may be empty
 * @param marked annotated {@code @Suspendable} itself
 * @param handWritten annotated {@code @HandWrittenTwin}: a twin, not a method that has one
 * @param added by a compiler that does not flag it as synthetic
 * @param delegate for a bridge the key of the method of its class that it calls, else null
 */
record MethodFacts(
    String name,
    String desc,
    int access,
    List<String> exceptions,
    boolean marked,
    boolean handWritten,
    boolean added,
    @Nullable String delegate) {
  private static final int MOST_PARAMETERS = 255;

  /** Identifies the method in its class. */
  String key() {
    return name + desc;
  }

  String twinKey() {
    return name + ApiNames.twinOf(desc);
  }

  /** Tells whether there are as many parameters as a method can have. Source: JVMS §4.3.3. */
  boolean leavesNoSlot() {
    int withReceiver = Type.getArgumentsAndReturnSizes(desc) >> 2;
    return withReceiver - (isStatic() ? 1 : 0) >= MOST_PARAMETERS;
  }

  boolean isInitialiser() {
    return name.startsWith("<");
  }

  boolean isStatic() {
    return is(Opcodes.ACC_STATIC);
  }

  boolean isPrivate() {
    return is(Opcodes.ACC_PRIVATE);
  }

  boolean isPublic() {
    return is(Opcodes.ACC_PUBLIC);
  }

  boolean isPackagePrivate() {
    return !is(Opcodes.ACC_PRIVATE | Opcodes.ACC_PROTECTED | Opcodes.ACC_PUBLIC);
  }

  boolean isFinal() {
    return is(Opcodes.ACC_FINAL);
  }

  boolean isAbstract() {
    return is(Opcodes.ACC_ABSTRACT);
  }

  boolean isSynthetic() {
    return is(Opcodes.ACC_SYNTHETIC);
  }

  /** Twins have the flag too, but are nothing that a compiler made. */
  boolean isBridge() {
    return is(Opcodes.ACC_BRIDGE) && ApiNames.plainOf(desc) == null;
  }

  /** Tells whether a call of a method above may select this one. Source: JVMS §5.4.6. */
  boolean isSelectable() {
    return !isInitialiser() && !isStatic() && !isPrivate();
  }

  /** Tells whether calls in the method's code can make it suspendable. */
  boolean isInferable() {
    return !isInitialiser() && (isPrivate() || isSynthetic() || added);
  }

  private boolean is(int flags) {
    return (access & flags) != 0;
  }
}
