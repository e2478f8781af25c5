package dev.fermata.runtime;

import java.io.IOException;
import java.io.InvalidClassException;
import java.io.InvalidObjectException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A stack as it is in a stream: its frames, innermost first, in arrays and not in one another, so
 * that depth does not matter. When it was read, the frames are made and given to the stack.
 *
 * <p>Fields are written in the order of their names (Java Object Serialization Specification, 4.3),
 * which is why {@code stacks} has to come behind {@code references}: it is filled while these are
 * written. There is no {@code readObject}: in it the JDK would look for classes in the loader of
 * the library, which need not see the user's. What is read is resolved by the user's stream.
 */
@SuppressWarnings("serial") // the types of fields are wider than what is written
final class SavedStack extends Admission implements Serializable {
  private static final long serialVersionUID = 1;

  /** An element that waits. */
  private final long delivered;

  private final int status;
  private final @Nullable Object held;

  /** Index into {@link #forms} by frame; -1 where the frame itself is among the references. */
  private final int[] kinds;

  /** By frame: where it stands. */
  private final int[] labels;

  /**
   * By form: an array class of the method's class. Reading it loads that class, with which the
   * agent makes the frame classes; a class itself would be compared by its serialVersionUID too.
   */
  private final Class<?>[] owners;

  /** See {@link FrameType#form}. */
  private final String[] forms;

  private final long[] primitives;
  private final @Nullable Object[] references;
  private final FrameStack stack;

  /** The stacks that were found in this one; null if this is such a one itself. */
  private final @Nullable Queue<SavedStack> stacks;

  private final transient List<Frame> frames;
  private transient boolean written;

  SavedStack(FrameStack stack, StackState state, @Nullable Queue<SavedStack> stacks) {
    this.stack = stack;
    this.stacks = stacks;
    delivered = stack.takeLong();
    status = state.status();
    held = state.held();
    frames = stack.frames();
    kinds = new int[frames.size()];
    labels = new int[kinds.length];
    Map<FrameType, Integer> types = new LinkedHashMap<>();
    List<@Nullable Object> objects = new ArrayList<>();
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < kinds.length; i++) {
      Frame frame = frames.get(i);
      FrameType type = FrameType.of(frame);
      labels[i] = frame.label;
      if (type == null) {
        kinds[i] = -1;
        objects.add(frame);
      } else {
        kinds[i] = types.computeIfAbsent(type, absent -> types.size());
        type.write(frame, objects, numbers);
      }
    }
    owners = types.keySet().stream().map(type -> type.owner().arrayType()).toArray(Class[]::new);
    forms = types.keySet().stream().map(FrameType::form).toArray(String[]::new);
    primitives = numbers.stream().mapToLong(Long::longValue).toArray();
    references = objects.toArray();
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    written = true;
  }

  boolean isWritten() {
    return written;
  }

  FrameStack stack() {
    return stack;
  }

  @Nullable Object held() {
    return held;
  }

  /** The frames; only until this is written. */
  List<Frame> frames() {
    return frames;
  }

  /** Makes the stack what it was; what is returned takes the place of this in the stack. */
  private @Nullable Object readResolve() throws ObjectStreamException {
    try {
      if (!stack.isAtRest(status)) {
        throw new InvalidObjectException("Cannot read a stack whose status is " + status + ".");
      }
      stack.restore(held);
      stack.deliver(delivered);
      stack.setFrames(readFrames());
      stack.guardFrames();
      stack.status = status;
    } catch (IndexOutOfBoundsException
        | ClassCastException
        | IllegalArgumentException
        | NullPointerException
        | java.util.NoSuchElementException damaged) {
      InvalidObjectException invalid =
          new InvalidObjectException("Cannot read a stack: the stream is damaged.");
      invalid.initCause(damaged);
      throw invalid;
    }
    return stacks == null ? this : held;
  }

  private List<Frame> readFrames() throws InvalidClassException {
    FrameType[] types = new FrameType[owners.length];
    for (int i = 0; i < types.length; i++) {
      Class<?> owner = owners[i].getComponentType();
      require(owner, forms[i]);
      types[i] = FrameType.find(owner, forms[i]);
    }
    Iterator<@Nullable Object> objects = Arrays.asList(references).iterator();
    Iterator<Long> numbers = Arrays.stream(primitives).iterator();
    List<Frame> read = new ArrayList<>();
    for (int i = 0; i < kinds.length; i++) {
      if (kinds[i] < 0) {
        read.add((Frame) objects.next());
      } else {
        FrameType type = types[kinds[i]];
        if (!type.source().hasPoint(labels[i])) {
          throw new IllegalArgumentException("label " + labels[i]);
        }
        read.add(type.read(labels[i], objects, numbers));
      }
    }
    return read;
  }
}
