package dev.fermata.instrument.resolve;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What is known of a declared method without its code.
 *
 * @param marked annotated {@code @Suspendable} itself
 * @param handWritten annotated {@code @HandWrittenTwin}: a twin, not a method that has one
 * @param delegate for a bridge the key of the method of its class that it calls, else null
 */
record MethodFacts(
    String name,
    String desc,
    int access,
    boolean marked,
    boolean handWritten,
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

  boolean isPackagePrivate() {
    return !is(Opcodes.ACC_PRIVATE | Opcodes.ACC_PROTECTED | Opcodes.ACC_PUBLIC);
  }

  boolean isAbstract() {
    return is(Opcodes.ACC_ABSTRACT);
  }

  boolean isSynthetic() {
    return is(Opcodes.ACC_SYNTHETIC);
  }

  boolean isBridge() {
    return is(Opcodes.ACC_BRIDGE);
  }

  /** Tells whether calls in the method's code can make it suspendable. */
  boolean isInferable() {
    return !isInitialiser() && (isPrivate() || isSynthetic());
  }

  private boolean is(int flags) {
    return (access & flags) != 0;
  }
}
