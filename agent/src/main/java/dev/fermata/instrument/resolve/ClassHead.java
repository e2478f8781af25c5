package dev.fermata.instrument.resolve;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * What stands before the members of a class file, read where it lies: constants, name and
 * supertypes. Nearly all classes of a program are asked for nothing else. Source: JVMS §4.1, §4.4.
 */
public final class ClassHead {
  /** The newest class file version that the bundled ASM reads: of JDK 28. */
  public static final int NEWEST = Opcodes.V28;

  static final int UTF8 = 1;
  static final int CLASS = 7;
  static final int METHOD = 10;
  static final int INTERFACE_METHOD = 11;
  static final int METHOD_HANDLE = 15;
  static final int INVOKE_DYNAMIC = 18;

  private static final byte[] JDK = "java/".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] API = ApiNames.PACKAGE.getBytes(StandardCharsets.US_ASCII);
  private static final byte[] API_TYPE =
      "L".concat(ApiNames.PACKAGE).getBytes(StandardCharsets.US_ASCII);

  /** The bytes of a constant with its tag, by its tag; of text, those before it. */
  private static final int[] LENGTHS = {
    0, 3, 0, 5, 5, 9, 9, 3, 3, 5, 5, 5, 5, 0, 0, 4, 3, 5, 5, 3, 3
  };

  private static final int FIRST = 10; // behind magic number, versions and count of the constants

  private final byte[] bytes;

  /** Where each constant begins, at its tag; 0 for the first and for the second half of a wide. */
  private final int[] constants;

  private final boolean hasSites;

  /** Where the constants end. */
  private final int end;

  private final String name;

  /**
   * Reads a class file.
   *
   * @throws RuntimeException of some kind if it is too short, damaged, or newer than ASM
   */
  ClassHead(byte[] classFile) {
    bytes = classFile;
    if (u2(6) > NEWEST) {
      throw new IllegalArgumentException("its version " + u2(6) + " is not known");
    }
    constants = new int[u2(FIRST - 2)];
    int at = FIRST;
    boolean sites = false;
    for (int i = 1; i < constants.length; i++) {
      constants[i] = at;
      int tag = bytes[at];
      sites |= tag == INVOKE_DYNAMIC;
      int length = LENGTHS[tag];
      if (length == 0) {
        throw new IllegalArgumentException("a constant has the tag " + tag);
      }
      at += tag == UTF8 ? length + u2(at + 1) : length;
      i += length == 9 ? 1 : 0; // long and double take two
    }
    hasSites = sites;
    end = at;
    name = className(u2(end + 2));
  }

  /** Returns what reads the whole class file. */
  ClassReader reader() {
    return new ClassReader(bytes);
  }

  String name() {
    return name;
  }

  /** In bytes. */
  int nameLength() {
    return length(first(u2(end + 2)));
  }

  /** Returns null for {@code Object} and modules. */
  @Nullable String superName() {
    int index = u2(end + 4);
    return index == 0 ? null : className(index);
  }

  List<String> interfaces() {
    String[] names = new String[u2(end + 6)];
    for (int i = 0; i < names.length; i++) {
      names[i] = className(u2(end + 8 + 2 * i));
    }
    return List.of(names);
  }

  /** Tells whether there is an {@code invokedynamic} instruction. */
  boolean hasSites() {
    return hasSites;
  }

  /** One more than the largest index of a constant. */
  int count() {
    return constants.length;
  }

  /** Returns 0 where there is none. */
  int tag(int index) {
    return constants[index] == 0 ? 0 : bytes[constants[index]];
  }

  /** Returns the first or second index that a constant has behind its tag. */
  int first(int index) {
    return u2(constants[index] + 1);
  }

  int second(int index) {
    return u2(constants[index] + 3);
  }

  /** Returns the kind of a method handle. */
  int kind(int index) {
    return bytes[constants[index] + 1];
  }

  /** Returns the index of what a method handle refers to. */
  int target(int index) {
    return u2(constants[index] + 2);
  }

  String className(int index) {
    return text(first(index));
  }

  /** In bytes. */
  int length(int text) {
    return first(text);
  }

  /**
   * Tells whether a class file has a text among its constants that starts in some way.
   *
   * @param classFile may be damaged
   * @param start in ASCII
   * @return false for what cannot be read
   */
  public static boolean hasText(byte[] classFile, String start) {
    try {
      return new ClassHead(classFile).hasText(start);
    } catch (RuntimeException damaged) {
      return false; // the JVM will say so
    }
  }

  /**
   * Tells whether a class, if it is not marked from outside, can have nothing to do with what
   * suspends, whatever other classes are like: it does not name the api, nor does it make lambdas,
   * inherit or stand for anything but the JDK's.
   *
   * @param classFile may be damaged
   * @param start in ASCII: what starts so among the constants is ruled out too
   * @return false if others have to be looked at, and for what cannot be read
   */
  public static boolean standsAlone(byte[] classFile, String start) {
    try {
      ClassHead head = new ClassHead(classFile);
      return !head.hasSites
          && head.isOfJdk(head.u2(head.end + 4))
          && head.inheritsJdkOnly()
          && !head.namesApi()
          && !head.hasText(start)
          && !head.hasObjectBeside();
    } catch (RuntimeException damaged) {
      return false;
    }
  }

  private boolean namesApi() {
    for (int i = 1; i < constants.length; i++) {
      if (tag(i) == UTF8 && namesApi(i)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Tells whether a text starts with a class or type of the api, or of a package below. The own
   * name of a class says nothing, unless it is the api's.
   */
  boolean namesApi(int text) {
    return (startsWith(text, API) || startsWith(text, API_TYPE))
        && (isOfApi() || !isOwnName(text(text)));
  }

  private boolean isOwnName(String text) {
    return text.equals(name) || text.equals("L".concat(name).concat(";"));
  }

  private boolean isOfApi() {
    return ApiNames.isLibrary(name) || name.startsWith("dev/fermata/junit/");
  }

  private boolean inheritsJdkOnly() {
    for (int i = 0; i < u2(end + 6); i++) {
      if (!isOfJdk(u2(end + 8 + 2 * i))) {
        return false;
      }
    }
    return true;
  }

  private boolean isOfJdk(int type) {
    return type != 0 && startsWith(first(type), JDK);
  }

  /** Other languages put what a class stands for beside it, under its name and a dollar sign. */
  private boolean hasObjectBeside() {
    if (name.endsWith("$") || name.endsWith("$DefaultImpls")) {
      return true;
    }
    byte[] beside = name.concat("$").getBytes(StandardCharsets.UTF_8);
    for (int i = 1; i < constants.length; i++) {
      if (tag(i) == CLASS && startsWith(first(i), beside)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasText(String start) {
    byte[] bytesOfStart = start.getBytes(StandardCharsets.US_ASCII);
    for (int i = 1; i < constants.length; i++) {
      if (tag(i) == UTF8 && startsWith(i, bytesOfStart)) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether a text starts with ASCII characters. */
  boolean startsWith(int text, byte[] start) {
    int at = constants[text] + 3;
    return first(text) >= start.length
        && bytes[at] == start[0]
        && Arrays.equals(bytes, at, at + start.length, start, 0, start.length);
  }

  String text(int index) {
    int start = constants[index] + 3;
    int length = first(index);
    for (int i = start; i < start + length; i++) {
      if (bytes[i] < 0) {
        return decoded(start, length);
      }
    }
    return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
  }

  private String decoded(int start, int length) {
    try {
      return new DataInputStream(new ByteArrayInputStream(bytes, start - 2, length + 2)).readUTF();
    } catch (IOException malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }

  private int u2(int at) {
    return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
  }
}
