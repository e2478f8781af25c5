package dev.fermata.instrument.analyze;

import org.objectweb.asm.Opcodes;

/**
 * A local or operand that lives across a suspension.
 *
 * @param home where it lives
 * @param index the slot of a local, or the position of an operand from the bottom
 * @param type its verification type: an {@link Opcodes} constant or an internal name
 */
public record SavedValue(Home home, int index, Object type) {
  /** Where a value lives. */
  public enum Home {
    /** In a local variable. */
    LOCAL,
    /** On the operand stack. */
    OPERAND
  }

  /**
   * Tells whether nothing has to be kept of it.
   *
   * @return true for a value that is always null
   */
  public boolean isNull() {
    return type == Opcodes.NULL;
  }

  /**
   * Tells whether it can keep objects alive.
   *
   * @return false for primitives
   */
  public boolean isReference() {
    return type instanceof String || isNull();
  }

  /**
   * Tells whether it takes two slots.
   *
   * @return true for long and double
   */
  public boolean isWide() {
    return FrameState.isWide(type);
  }

  /**
   * Returns the descriptor of a field that can hold it.
   *
   * @return of the very type that the verifier knows; Object for what is always null
   */
  public String descriptor() {
    if (type instanceof String name) {
      return name.startsWith("[") ? name : "L" + name + ";";
    }
    if (type == Opcodes.INTEGER) {
      return "I";
    }
    if (type == Opcodes.LONG) {
      return "J";
    }
    if (type == Opcodes.FLOAT) {
      return "F";
    }
    return type == Opcodes.DOUBLE ? "D" : "Ljava/lang/Object;";
  }
}
