package dev.fermata.instrument.resolve;

import org.objectweb.asm.ClassReader;

/**
 * Looks at the lengths of all attributes before ASM does: it allocates as much as one says, up to 2
 * GB, and only then sees that the class file is not as long. Source: JVMS §4.
 */
public final class AttributeLengths {
  private static final int HEAD = 6; // name and length

  private final ClassReader reader;
  private final char[] buffer;

  private AttributeLengths(ClassReader reader) {
    this.reader = reader;
    buffer = new char[reader.getMaxStringLength()];
  }

  /**
   * Checks a class file.
   *
   * @param reader of the class file
   * @throws RuntimeException of some kind if an attribute reaches beyond its end
   */
  public static void check(ClassReader reader) {
    AttributeLengths lengths = new AttributeLengths(reader);
    int interfaces = reader.header + 6;
    int at = interfaces + 2 + 2 * reader.readUnsignedShort(interfaces);
    at = lengths.afterMembers(at);
    at = lengths.afterMembers(at);
    lengths.afterAttributes(at);
  }

  private int afterMembers(int start) {
    int at = start + 2;
    for (int left = reader.readUnsignedShort(start); left > 0; left--) {
      at = afterAttributes(at + 6); // access, name, descriptor
    }
    return at;
  }

  private int afterAttributes(int start) {
    int at = start + 2;
    for (int left = reader.readUnsignedShort(start); left > 0; left--) {
      int end = behind(at + HEAD, reader.readInt(at + 2));
      if ("Code".equals(reader.readUTF8(at, buffer))) {
        int rows = behind(at + HEAD + 8, reader.readInt(at + HEAD + 4)); // behind the instructions
        afterAttributes(rows + 2 + 8 * reader.readUnsignedShort(rows));
      }
      at = end;
    }
    return at;
  }

  private int behind(int begin, int length) {
    if (length < 0) {
      throw new IllegalArgumentException("an attribute has " + length + " bytes");
    }
    if (length > 0) {
      reader.readByte(begin + length - 1); // throws if it lies outside
    }
    return begin + length;
  }
}
