package dev.fermata.runtime;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The writing of one stack to a stream, with all that are found in it. Those are written behind it
 * one after the other: generators that iterate over generators would else deepen the recursion.
 */
final class StackWriter {
  private static final ThreadLocal<@Nullable StackWriter> CURRENT = new ThreadLocal<>();

  private final ObjectOutputStream out;
  private final List<SavedStack> all = new ArrayList<>();

  /** Is written while it grows, up to its end; the JDK says so of this class's serialised form. */
  private final Queue<SavedStack> nested = new ConcurrentLinkedQueue<>();

  private StackWriter(ObjectOutputStream out) {
    this.out = out;
  }

  static void write(
      ObjectOutputStream out,
      ObjectOutputStream.PutField fields,
      String field,
      FrameStack stack,
      StackState state)
      throws IOException {
    StackWriter current = CURRENT.get();
    boolean isNested = current != null && current.out == out;
    if (!stack.isAtRest(state.status()) || (state.status() == FrameStack.BUSY && !isNested)) {
      throw new UnwritableValue(
          "Cannot serialise "
              + stack
              + ". Write it while it is suspended by itself; what is suspended together with the"
              + " one that runs it is written with that one.");
    }
    if (isNested) {
      SavedStack saved = new SavedStack(stack, state, null);
      current.all.add(saved);
      current.nested.add(saved);
      fields.put(field, null);
      out.writeFields();
      return;
    }
    StackWriter writer = new StackWriter(out);
    CURRENT.set(writer);
    try {
      writer.writeFirst(fields, field, stack, state);
    } finally {
      if (current == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(current);
      }
    }
  }

  private void writeFirst(
      ObjectOutputStream.PutField fields, String field, FrameStack stack, StackState state)
      throws IOException {
    SavedStack first = new SavedStack(stack, state, nested);
    all.add(first);
    fields.put(field, first);
    try {
      out.writeFields();
    } catch (UnwritableValue named) {
      throw named;
    } catch (NotSerializableException unnamed) {
      throw UnwritableValue.find(all, unnamed);
    }
    if (!all.stream().allMatch(SavedStack::isWritten)) {
      throw new InternalError("a stack inside " + stack + " was left out; report this as a bug");
    }
  }

  /** Lets {@code action} write to a stream of its own without what other stacks hold. */
  static void writeAlone(ObjectOutputStream out, Object value) throws IOException {
    StackWriter current = CURRENT.get();
    CURRENT.set(new StackWriter(out));
    try {
      out.writeObject(value);
    } finally {
      CURRENT.set(current);
    }
  }
}
