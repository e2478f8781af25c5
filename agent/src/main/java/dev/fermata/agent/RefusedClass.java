package dev.fermata.agent;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Makes what is given to the JVM in place of a class that must not be loaded. A transformer cannot
 * throw; but a class file with another name is refused, and the JVM's message shows that name.
 */
final class RefusedClass {
  private static final int MAGIC = 0xCAFEBABE;
  private static final int VERSION = 52;
  private static final int CONSTANT_CLASS = 7;
  private static final int CONSTANT_UTF8 = 1;
  private static final int ACCESS = 0x1020; // synthetic, super

  private RefusedClass() {}

  /** Returns an empty class; the name can have neither of {@code . ; [ /} (JVMS §4.2.1). */
  static byte[] named(String name) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeShort(0);
      out.writeShort(VERSION);
      out.writeShort(5); // one more than there are constants
      writeClass(out, 2, name);
      writeClass(out, 4, "java/lang/Object");
      out.writeShort(ACCESS);
      out.writeShort(1);
      out.writeShort(3);
      for (int table = 0; table < 4; table++) {
        out.writeShort(0); // interfaces, fields, methods, attributes
      }
    } catch (IOException impossible) {
      throw new InternalError(impossible);
    }
    return bytes.toByteArray();
  }

  private static void writeClass(DataOutputStream out, int nameIndex, String name)
      throws IOException {
    out.writeByte(CONSTANT_CLASS);
    out.writeShort(nameIndex);
    out.writeByte(CONSTANT_UTF8);
    out.writeUTF(name);
  }
}
