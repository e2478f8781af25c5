package dev.fermata.runtime;

import java.io.InvalidClassException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads and writes the fields of one generated frame class. Its package is open to the library. */
final class FrameType {
  private static final ClassValue<FrameType> TYPES =
      new ClassValue<>() {
        @Override
        protected FrameType computeValue(Class<?> type) {
          return new FrameType(type);
        }
      };

  private final Class<?> type;
  private final Constructor<?> constructor;
  private final List<Field> fields;
  private final FrameSource source;

  private FrameType(Class<?> type) {
    this.type = type;
    try {
      constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      fields =
          Arrays.stream(type.getDeclaredFields())
              .filter(field -> !Modifier.isStatic(field.getModifiers()))
              .sorted(Comparator.comparingInt(FrameType::number))
              .toList();
      fields.forEach(field -> field.setAccessible(true));
      source = new FrameSource(Objects.requireNonNull(create().source()));
    } catch (ReflectiveOperationException broken) {
      throw new InternalError(broken);
    }
  }

  /** A field is called f and its number. */
  private static int number(Field field) {
    return Integer.parseInt(field.getName().substring(1));
  }

  /** The type of a frame; null if it is one of the library's own. */
  static @Nullable FrameType of(Frame frame) {
    return frame.source() == null ? null : TYPES.get(frame.getClass());
  }

  /**
   * Finds the type of frames that were written.
   *
   * @param owner the class of the method
   * @param form what {@link #form} said
   * @throws InvalidClassException if the method has changed since
   */
  static FrameType find(Class<?> owner, String form) throws InvalidClassException {
    String[] parts = form.split(";", -1);
    String method = owner.getName() + "." + parts[1];
    Class<?> found = null;
    try {
      found = Class.forName(owner.getName() + parts[0], false, owner.getClassLoader());
    } catch (ClassNotFoundException absent) {
      // as if it had another mark
    }
    if (found == null || found.getSuperclass() != Frame.class) {
      throw changed(method, owner.getName() + " has no such method now that suspends");
    }
    FrameType type = TYPES.get(found);
    if (!type.source.mark().equals(parts[2])) {
      throw changed(method, "the code of the method has changed since it was written");
    }
    return type;
  }

  private static InvalidClassException changed(String method, String fact) {
    return new InvalidClassException(
        "Cannot read a suspended call of "
            + method
            + ": "
            + fact
            + ". Only the code that was suspended can go on. Read it with the classes that it was"
            + " written with, or begin anew what was suspended.");
  }

  /** Tells what the class and the method of the frames are called, and the mark of the code. */
  String form() {
    String name = type.getName().substring(source.className().length());
    return name + ";" + source.method() + ";" + source.mark();
  }

  /** The class of the method. */
  Class<?> owner() {
    try {
      return Class.forName(source.className(), false, type.getClassLoader());
    } catch (ClassNotFoundException broken) {
      throw new InternalError(broken);
    }
  }

  FrameSource source() {
    return source;
  }

  private Frame create() throws ReflectiveOperationException {
    return (Frame) constructor.newInstance();
  }

  /** Adds what the fields hold, in a fixed order. */
  void write(Frame frame, List<@Nullable Object> references, List<Long> primitives) {
    for (Field field : fields) {
      Object value = get(field, frame);
      if (!field.getType().isPrimitive()) {
        references.add(value);
      } else if (value instanceof Float number) {
        primitives.add((long) Float.floatToRawIntBits(number));
      } else if (value instanceof Double number) {
        primitives.add(Double.doubleToRawLongBits(number));
      } else {
        primitives.add(((Number) Objects.requireNonNull(value)).longValue());
      }
    }
  }

  /** Makes a frame of what {@link #write} has added, which is taken away. */
  Frame read(int label, Iterator<@Nullable Object> references, Iterator<Long> primitives) {
    try {
      Frame frame = create();
      frame.label = label;
      for (Field field : fields) {
        read(frame, field, references, primitives);
      }
      return frame;
    } catch (ReflectiveOperationException broken) {
      throw new InternalError(broken);
    }
  }

  private static void read(
      Frame frame, Field field, Iterator<@Nullable Object> references, Iterator<Long> primitives)
      throws IllegalAccessException {
    Class<?> type = field.getType();
    if (!type.isPrimitive()) {
      field.set(frame, references.next());
    } else if (type == float.class) {
      field.setFloat(frame, Float.intBitsToFloat(primitives.next().intValue()));
    } else if (type == double.class) {
      field.setDouble(frame, Double.longBitsToDouble(primitives.next()));
    } else if (type == long.class) {
      field.setLong(frame, primitives.next());
    } else {
      field.setInt(frame, primitives.next().intValue());
    }
  }

  /** Lists the fields that hold references, with what they hold in a frame. */
  Stream<Value> values(Frame frame) {
    Deque<Value> values = new ArrayDeque<>();
    for (int i = 0; i < fields.size(); i++) {
      Object value = get(fields.get(i), frame);
      if (value != null && !fields.get(i).getType().isPrimitive()) {
        values.add(new Value(source.variable(i, frame.label), value));
      }
    }
    return values.stream();
  }

  private static @Nullable Object get(Field field, Frame frame) {
    try {
      return field.get(frame);
    } catch (IllegalAccessException broken) {
      throw new InternalError(broken);
    }
  }

  /**
   * What a frame holds.
   *
   * @param variable its name in the source; null if it has none
   * @param value not null
   */
  record Value(@Nullable String variable, Object value) {}
}
