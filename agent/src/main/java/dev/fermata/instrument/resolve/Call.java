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
    boolean cannotHaveTwin =
        opcode == Opcodes.INVOKEVIRTUAL || !isVirtual() || JdkCompanions.rowOf(key()) == null;
    return name.startsWith("<")
        || owner.startsWith("[")
        || (ApiNames.isJdk(owner) && cannotHaveTwin);
  }
}
