package dev.fermata.instrument.emit;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** Frames are never computed, so no common superclass is ever needed. */
final class TwinClassWriter extends ClassWriter {
  TwinClassWriter(ClassReader reader) {
    super(reader, COMPUTE_MAXS);
    // ASM's own limits stop at some 2,000 try ranges in one method
    setComputeLimits(Integer.MAX_VALUE, Long.MAX_VALUE);
  }

  @Override
  protected String getCommonSuperClass(String first, String second) {
    throw new InternalError("a frame was to be computed; report this as a bug");
  }
}
