package dev.fermata.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What a generated frame knows of its source, read from one string: class name, method name, the
 * line of each label, the variables of each field, the mark of the code, and file name (may be
 * empty). They are separated by semicolons, which only the last can contain (JVMS §4.2.2).
 *
 * <pre>
 *   acme.Feed;lines;41,43;this/i[total.2;91ab3f;Feed.java
 * </pre>
 */
final class FrameSource {
  private static final int PARTS = 6;

  private final String[] parts;

  FrameSource(String text) {
    parts = text.split(";", PARTS);
  }

  String className() {
    return parts[0];
  }

  String method() {
    return parts[1];
  }

  private String[] lines() {
    return parts[2].split(",", -1);
  }

  /** Tells whether a frame can stand at that suspension point. */
  boolean hasPoint(int label) {
    return label >= 1 && label <= lines().length;
  }

  /** The element of a stack trace that stands for a point, counted from 1. */
  StackTraceElement element(int label) {
    String file = parts[5].isEmpty() ? null : parts[5];
    return new StackTraceElement(parts[0], parts[1], file, Integer.parseInt(lines()[label - 1]));
  }

  /** The name of what a field holds while the frame stands at a point; null if it has none. */
  @Nullable String variable(int field, int label) {
    String[] fields = parts[3].split("/", -1);
    String name = "";
    if (field < fields.length) {
      for (String run : fields[field].split("\\[", -1)) {
        int dot = run.indexOf('.');
        if (dot < 0 || Integer.parseInt(run.substring(dot + 1)) <= label) {
          name = dot < 0 ? run : run.substring(0, dot);
        }
      }
    }
    return name.isEmpty() ? null : name;
  }

  /** Differs if the method's code or the frame's layout does. */
  String mark() {
    return parts[4];
  }
}
