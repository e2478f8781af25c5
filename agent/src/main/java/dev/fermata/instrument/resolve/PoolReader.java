package dev.fermata.instrument.resolve;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Reads {@link PoolFacts} without parsing the rest of the class file. Source: JVMS §4.4. */
final class PoolReader {
  private static final int UTF8 = 1;
  private static final int CLASS = 7;
  private static final int METHOD = 10;
  private static final int INTERFACE_METHOD = 11;
  private static final int METHOD_HANDLE = 15;
  private static final int INVOKE_DYNAMIC = 18;

  private static final byte[] API = ascii(ApiNames.PACKAGE);

  private final ClassReader reader;
  private final char[] buffer;
  private final int ownLength;
  private boolean mentionsApi;
  private final Set<String> lambdaInterfaces = new LinkedHashSet<>();
  private final Set<String> handles = new LinkedHashSet<>();
  private final List<String> objectsBeside = new ArrayList<>();
  private final List<PoolFacts.Reference> references = new ArrayList<>();

  private PoolReader(ClassReader reader) {
    this.reader = reader;
    this.buffer = new char[reader.getMaxStringLength()];
    this.ownLength = ownLength(reader);
  }

  static PoolFacts read(ClassReader reader) {
    PoolReader pool = new PoolReader(reader);
    pool.readTextAndSites();
    if (!pool.lambdaInterfaces.isEmpty()) {
      pool.readMethods();
    }
    return new PoolFacts(
        pool.mentionsApi, pool.lambdaInterfaces, pool.handles, pool.objectsBeside, pool.references);
  }

  /** In bytes. */
  private static int ownLength(ClassReader reader) {
    int own = reader.getItem(reader.readUnsignedShort(reader.header + 2));
    return reader.readUnsignedShort(reader.getItem(reader.readUnsignedShort(own)));
  }

  private void readTextAndSites() {
    for (int i = 1; i < reader.getItemCount(); i++) {
      int offset = reader.getItem(i);
      int tag = tagAt(offset);
      if (tag == UTF8) {
        readText(offset);
      } else if (tag == CLASS) {
        readClass(offset);
      } else if (tag == INVOKE_DYNAMIC) {
        readSite(offset);
      }
    }
  }

  private void readMethods() {
    for (int i = 1; i < reader.getItemCount(); i++) {
      int offset = reader.getItem(i);
      int tag = tagAt(offset);
      if (tag == METHOD_HANDLE) {
        readHandle(offset);
      } else if (tag == METHOD || tag == INTERFACE_METHOD) {
        PoolFacts.Reference reference = reference(offset);
        if (isOutsideJdk(reference)) {
          references.add(reference);
        }
      }
    }
  }

  /** Returns 0 for the second entry of a long or double, which has no offset. */
  private int tagAt(int offset) {
    return offset == 0 ? 0 : reader.readByte(offset - 1);
  }

  private void readText(int offset) {
    int length = reader.readUnsignedShort(offset);
    int start = offset + 2;
    if (length > API.length) {
      mentionsApi |= startsWith(reader.readByte(start) == 'L' ? start + 1 : start, API);
    }
  }

  private boolean startsWith(int start, byte[] text) {
    for (int i = 0; i < text.length; i++) {
      if (reader.readByte(start + i) != text[i]) {
        return false;
      }
    }
    return true;
  }

  /** By length first: names are many. */
  private void readClass(int offset) {
    int length = reader.readUnsignedShort(reader.getItem(reader.readUnsignedShort(offset)));
    int longer = length - ownLength;
    if (longer == AddedMethods.MODULE.length() || longer == AddedMethods.COMPANION.length()) {
      String name = reader.readUTF8(offset, buffer);
      if (AddedMethods.isObjectBeside(reader.getClassName(), name)) {
        objectsBeside.add(name);
      }
    }
  }

  private void readSite(int offset) {
    int nameAndType = reader.getItem(reader.readUnsignedShort(offset + 2));
    Type made = Type.getReturnType(reader.readUTF8(nameAndType + 2, buffer));
    if (made.getSort() == Type.OBJECT) {
      String name = made.getInternalName();
      if (!ApiNames.isJdk(name) || JdkCompanions.hasInterface(name)) {
        lambdaInterfaces.add(name);
      }
    }
  }

  private void readHandle(int offset) {
    int kind = reader.readByte(offset);
    if (kind >= Opcodes.H_INVOKEVIRTUAL) {
      PoolFacts.Reference reference =
          reference(reader.getItem(reader.readUnsignedShort(offset + 1)));
      if (isOutsideJdk(reference) && !reference.key().startsWith("lambda$")) {
        handles.add(Member.id(reference.owner(), reference.key()));
      }
    }
  }

  private PoolFacts.Reference reference(int offset) {
    int nameAndType = reader.getItem(reader.readUnsignedShort(offset + 2));
    String name = reader.readUTF8(nameAndType, buffer);
    String desc = reader.readUTF8(nameAndType + 2, buffer);
    return new PoolFacts.Reference(reader.readClass(offset, buffer), name + desc);
  }

  private static boolean isOutsideJdk(PoolFacts.Reference reference) {
    return !ApiNames.isJdk(reference.owner()) && !reference.owner().startsWith("[");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
