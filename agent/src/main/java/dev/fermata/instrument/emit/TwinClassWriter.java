package dev.fermata.instrument.emit;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** Frames are never computed, so no common superclass is ever needed. */
final class TwinClassWriter extends ClassWriter {
  TwinClassWriter(ClassReader reader) {
    super(reader, COMPUTE_MAXS);
  }

  @Override
  protected String getCommonSuperClass(String first, String second) {
    throw new InternalError("a frame was to be computed; report this as a bug");
  }
}
