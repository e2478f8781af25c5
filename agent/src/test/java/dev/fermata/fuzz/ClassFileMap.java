package dev.fermata.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where in a class file the parts lie that are worth damaging. Source: JVMS §4.
 *
 * <p>Throws a {@code RuntimeException} of any kind for what is damaged already.
 */
final class ClassFileMap {
  /** A stretch of bytes. */
  record Span(int begin, int end) {
    int length() {
      return end - begin;
    }
  }

  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;

  private final ByteBuffer file;
  private final Map<Integer, Integer> tags = new HashMap<>();
  private final Map<Integer, String> names = new HashMap<>();
  private final List<Integer> references = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();
  private final List<Integer> lengths = new ArrayList<>();
  private final List<Integer> flags = new ArrayList<>();
  private final List<Integer> rows = new ArrayList<>();
  private final List<Span> texts = new ArrayList<>();
  private final List<Span> code = new ArrayList<>();
  private final List<Span> attributes = new ArrayList<>();
  private final List<Span> members = new ArrayList<>();

  private ClassFileMap(byte[] classFile) {
    file = ByteBuffer.wrap(classFile).position(8);
  }

  static ClassFileMap of(byte[] classFile) {
    ClassFileMap map = new ClassFileMap(classFile);
    map.pool();
    map.readFlags();
    map.reference();
    map.reference();
    for (int interfaces = map.count(); interfaces > 0; interfaces--) {
      map.reference();
    }
    map.readMembers();
    map.readMembers();
    map.readAttributes();
    return map;
  }

  /** By index into the constant pool, the kind of constant. */
  Map<Integer, Integer> tags() {
    return tags;
  }

  /** Two bytes each, which are an index into the constant pool. */
  List<Integer> references() {
    return references;
  }

  /** Two bytes each, which say how many follow. */
  List<Integer> counts() {
    return counts;
  }

  /** Four bytes each, the length of an attribute. */
  List<Integer> lengths() {
    return lengths;
  }

  /** Two bytes each, the access flags of the class and of its members. */
  List<Integer> flags() {
    return flags;
  }

  /** Six bytes each: where a range of an exception table begins, where it ends, its handler. */
  List<Integer> rows() {
    return rows;
  }

  /** Names, descriptors and other text. */
  List<Span> texts() {
    return texts;
  }

  /** The instructions of each method. */
  List<Span> code() {
    return code;
  }

  /** All attributes, with their names and lengths; those of code too. */
  List<Span> attributes() {
    return attributes;
  }

  /** All fields and methods. */
  List<Span> members() {
    return members;
  }

  private void pool() {
    int size = count();
    for (int index = 1; index < size; index++) {
      int tag = file.get();
      tags.put(index, tag);
      switch (tag) {
        case UTF8 -> names.put(index, text());
        case 7, 8, 16, 19, 20 -> reference();
        case 9, 10, 11, 12 -> {
          reference();
          reference();
        }
        case 17, 18 -> {
          skip(2);
          reference();
        }
        case 15 -> {
          skip(1);
          reference();
        }
        case LONG, DOUBLE -> {
          skip(8);
          index++;
        }
        default -> skip(4);
      }
    }
  }

  private String text() {
    int length = count();
    Span span = new Span(file.position(), file.position() + length);
    texts.add(span);
    skip(length);
    return new String(file.array(), span.begin, length, StandardCharsets.ISO_8859_1);
  }

  private void readMembers() {
    for (int left = count(); left > 0; left--) {
      int begin = file.position();
      readFlags();
      reference();
      reference();
      readAttributes();
      members.add(new Span(begin, file.position()));
    }
  }

  private void readAttributes() {
    for (int left = count(); left > 0; left--) {
      int begin = file.position();
      String name = names.getOrDefault((int) file.getShort(begin), "");
      reference();
      lengths.add(file.position());
      int end = file.getInt() + file.position();
      if (name.equals("Code")) {
        readCode();
      } else if (end - file.position() >= 2) {
        counts.add(file.position()); // of most attributes, and a reference in the others
      }
      file.position(end);
      attributes.add(new Span(begin, end));
    }
  }

  private void readCode() {
    counts.add(file.position()); // maxima
    counts.add(file.position() + 2);
    skip(4);
    int length = file.getInt();
    code.add(new Span(file.position(), file.position() + length));
    skip(length);
    for (int left = count(); left > 0; left--) {
      rows.add(file.position());
      skip(6);
      reference();
    }
    readAttributes();
  }

  private void readFlags() {
    flags.add(file.position());
    skip(2);
  }

  private void reference() {
    references.add(file.position());
    skip(2);
  }

  private int count() {
    counts.add(file.position());
    return file.getShort() & 0xffff;
  }

  private void skip(int bytes) {
    file.position(file.position() + bytes);
  }
}
