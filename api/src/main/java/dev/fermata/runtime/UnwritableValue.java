package dev.fermata.runtime;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Modifier;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says which variable of which method holds what cannot be written. */
final class UnwritableValue extends NotSerializableException {
  private static final long serialVersionUID = 1;

  UnwritableValue(String message) {
    super(message);
  }

  /**
   * Finds what could not be written, by writing the values one after the other to nowhere.
   *
   * @param stacks all that were to be written, the first one first
   * @param thrown by the writing
   */
  static NotSerializableException find(List<SavedStack> stacks, NotSerializableException thrown) {
    String reason = String.valueOf(thrown.getMessage());
    try (ObjectOutputStream probe = new ObjectOutputStream(OutputStream.nullOutputStream())) {
      for (SavedStack saved : stacks) {
        String found = find(saved, probe, reason);
        if (found != null) {
          UnwritableValue named =
              new UnwritableValue("Cannot serialise " + stacks.get(0).stack() + ": " + found);
          named.initCause(thrown);
          return named;
        }
      }
    } catch (IOException other) {
      // the streams differ in what they replace: then it stays without a name
    }
    return thrown;
  }

  private static @Nullable String find(SavedStack saved, ObjectOutputStream probe, String reason)
      throws IOException {
    Object held = saved.held();
    if (held != null && fails(probe, held, reason)) {
      String what = saved.frames().isEmpty() ? "the body of " : "the element that waits in ";
      return what + saved.stack() + described(held, reason) + advice(held, reason);
    }
    for (Frame frame : saved.frames()) {
      FrameType type = FrameType.of(frame);
      if (type == null) {
        if (fails(probe, frame, reason)) {
          return "a call in it" + described(frame, reason) + ".";
        }
        continue;
      }
      for (FrameType.Value each : (Iterable<FrameType.Value>) type.values(frame)::iterator) {
        if (fails(probe, each.value(), reason)) {
          String described = described(each.value(), reason) + advice(each.value(), reason);
          return named(each) + " in " + frame.where() + described;
        }
      }
    }
    return null;
  }

  private static boolean fails(ObjectOutputStream probe, Object value, String reason)
      throws IOException {
    try {
      StackWriter.writeAlone(probe, value);
      return false;
    } catch (NotSerializableException failed) {
      return reason.equals(failed.getMessage());
    }
  }

  private static String named(FrameType.Value value) {
    String variable = value.variable();
    // newer compilers name the variables that the source does not show: i$
    if (variable != null && !variable.endsWith("$")) {
      return "'" + variable + "'";
    }
    return isIteration(value.value()) ? "the iterator of a loop" : "an operand";
  }

  /** Tells whether a value is what the JDK makes for iterating over its collections. */
  private static boolean isIteration(Object value) {
    Class<?> type = value.getClass();
    return (value instanceof Iterator<?> || value instanceof Map.Entry<?, ?>)
        && type.getModule() == Object.class.getModule()
        && !Modifier.isPublic(type.getModifiers());
  }

  private static String described(Object value, String reason) {
    String type = value.getClass().getName();
    return type.equals(reason)
        ? " is a " + type + ", which is not serializable"
        : " is a " + type + ", in which a " + reason + " is not serializable";
  }

  private static String advice(Object value, String reason) {
    if (isIteration(value)) {
      return ". Mark the method @Suspendable(serializable = true), which iterates over the common"
          + " collections by iterators that can be written, or loop by index.";
    }
    return reason.contains("$$Lambda")
        ? ". Cast the lambda to its interface and Serializable, as in (Function<A, B> &"
            + " Serializable)."
        : ". Keep in variables that live across a suspension what can be written, and make the rest"
            + " anew behind it.";
  }
}
