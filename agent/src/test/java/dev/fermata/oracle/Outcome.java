package dev.fermata.oracle;

import java.lang.reflect.Array;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What can be seen of a run from the outside, as text, since the classes of two runs come from two
 * loaders.
 */
record Outcome(String result, String thrown, List<String> events) {
  private static final Pattern IDENTITY = Pattern.compile("@[0-9a-f]{4,}");

  /** Describes a value by type and content; the exact bits of floats, no identity hashes. */
  static String describe(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Throwable thrown) {
      return describeThrown(thrown);
    }
    if (value instanceof Double d) {
      return "Double " + d + "/" + Long.toHexString(Double.doubleToRawLongBits(d));
    }
    if (value instanceof Float f) {
      return "Float " + f + "/" + Integer.toHexString(Float.floatToRawIntBits(f));
    }
    if (value.getClass().isArray()) {
      return value.getClass().getComponentType().getSimpleName()
          + IntStream.range(0, Array.getLength(value))
              .mapToObj(i -> describe(Array.get(value, i)))
              .collect(Collectors.joining(", ", "[", "]"));
    }
    return value.getClass().getSimpleName() + " " + withoutIdentity(value.toString());
  }

  private static String describeThrown(Throwable thrown) {
    if (thrown == Probe.FAILURE) {
      return "Probe.FAILURE";
    }
    String text = thrown.getClass().getName() + ": " + message(thrown);
    if (thrown.getCause() != null) {
      text += ", caused by " + describe(thrown.getCause());
    }
    String suppressed =
        Stream.of(thrown.getSuppressed()).map(Outcome::describe).collect(Collectors.joining("; "));
    return suppressed.isEmpty() ? text : text + ", suppressed " + suppressed;
  }

  /**
   * The JVM's own messages of a {@code NullPointerException} (JEP 358) name the code that it found,
   * which is the twin's, and compiled code throws exceptions without a message: these are not
   * compared. They are not asked for either: JDK 17 once crashed while it made one.
   */
  static String message(Throwable thrown) {
    if (thrown instanceof NullPointerException) {
      return "(computed)";
    }
    String message = String.valueOf(thrown.getMessage());
    boolean computed =
        thrown instanceof ArithmeticException
            && (message.equals("null") || message.equals("/ by zero"));
    return computed ? "(computed)" : withoutIdentity(message);
  }

  private static String withoutIdentity(String text) {
    return IDENTITY.matcher(text).replaceAll("@");
  }

  @Override
  public String toString() {
    return "returned " + result + "\n  threw " + thrown + "\n  events " + events;
  }
}
