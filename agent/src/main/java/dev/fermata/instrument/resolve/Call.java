package dev.fermata.instrument.resolve;

import org.objectweb.asm.Opcodes;

/** A call as the code names it. */
record Call(int opcode, String owner, String name, String desc) {
  String key() {
    return name + desc;
  }

  boolean isVirtual() {
    return opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE;
  }

  /** Tells whether the call is plain whatever is known of its owner. */
  boolean isSurelyPlain() {
    return name.startsWith("<")
        || owner.startsWith("[")
        || (ApiNames.isJdk(owner) && !isCompanioned() && JdkReplacements.rowOf(key()) == null);
  }

  private boolean isCompanioned() {
    return opcode == Opcodes.INVOKEINTERFACE && JdkCompanions.rowOf(key()) != null;
  }
}
