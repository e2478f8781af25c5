package dev.fermata.instrument.analyze;

import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * The verification types before an instruction, as ASM names them: an {@link Opcodes} constant, an
 * internal name, or the label node of a {@code new} that is not initialised.
 *
 * @param locals by slot; the second slot of a long or double is TOP
 * @param stack bottom first, one entry a value
 */
public record FrameState(List<Object> locals, List<Object> stack) {
  /**
   * Tells whether a type takes two slots.
   *
   * @param type a verification type
   * @return true for long and double
   */
  public static boolean isWide(Object type) {
    return type == Opcodes.LONG || type == Opcodes.DOUBLE;
  }

  /**
   * Returns the type of a local.
   *
   * @param slot from 0
   * @return TOP where nothing is known
   */
  public Object local(int slot) {
    return slot < locals.size() ? locals.get(slot) : Opcodes.TOP;
  }
}
