package dev.fermata.sweep;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;

/** Reads how many bytes of code each method has. Source: JVMS §4.1, §4.6, §4.7.3. */
final class MethodSizes {
  private final ClassReader reader;
  private final char[] buffer;
  private final Map<String, Integer> sizes = new HashMap<>();
  private int at;

  private MethodSizes(byte[] classFile) {
    reader = new ClassReader(classFile);
    buffer = new char[reader.getMaxStringLength()];
    at = reader.header + 6;
  }

  /** By name and descriptor. */
  static Map<String, Integer> of(byte[] classFile) {
    MethodSizes sizes = new MethodSizes(classFile);
    sizes.at += 2 + 2 * sizes.reader.readUnsignedShort(sizes.at);
    sizes.members();
    sizes.members();
    return sizes.sizes;
  }

  private void members() {
    int count = next();
    for (int i = 0; i < count; i++) {
      at += 2;
      String name = reader.readUTF8(at, buffer);
      String descriptor = reader.readUTF8(at + 2, buffer);
      at += 4;
      attributes(name + descriptor);
    }
  }

  private void attributes(String member) {
    int count = next();
    for (int i = 0; i < count; i++) {
      String name = reader.readUTF8(at, buffer);
      int length = reader.readInt(at + 2);
      if (name.equals("Code")) {
        sizes.put(member, reader.readInt(at + 10));
      }
      at += 6 + length;
    }
  }

  private int next() {
    int value = reader.readUnsignedShort(at);
    at += 2;
    return value;
  }
}
