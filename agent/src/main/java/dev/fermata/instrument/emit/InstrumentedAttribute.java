package dev.fermata.instrument.emit;

import dev.fermata.instrument.symbols.RuntimeSymbols;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ByteVector;
import org.objectweb.asm.ClassWriter;

/** Says in a class file that it has its twins, so that no agent gives it a second set. */
final class InstrumentedAttribute extends Attribute {
  InstrumentedAttribute() {
    super(RuntimeSymbols.INSTRUMENTED);
  }

  @Override
  protected ByteVector write(
      ClassWriter writer, byte[] code, int codeLength, int maxStack, int maxLocals) {
    return new ByteVector().putShort(RuntimeSymbols.ABI_VERSION);
  }
}
