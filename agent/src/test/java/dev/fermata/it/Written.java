package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIterable;

import dev.fermata.FrameFilter;
import dev.fermata.Generator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.function.Supplier;

/** Objects in the form in which Java serialisation keeps them. */
final class Written {
  private Written() {}

  static byte[] bytes(Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    return bytes.toByteArray();
  }

  /** Reads what was written, if its methods are those of {@code admitted} or of the library. */
  static Object read(byte[] bytes, Class<?>... admitted) throws IOException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      in.setObjectInputFilter(FrameFilter.admitting(admitted));
      return in.readObject();
    } catch (ClassNotFoundException broken) {
      throw new AssertionError(broken);
    }
  }

  /** Writes and reads. */
  @SuppressWarnings("unchecked") // the copy is what the original is
  static <T> T copy(T value, Class<?>... admitted) throws IOException {
    return (T) read(bytes(value), admitted);
  }

  /** Demands that a generator goes on alike wherever it was suspended. */
  static <T> void assertSameFromAnywhere(Supplier<Generator<T>> fresh, Class<?>... admitted)
      throws IOException {
    List<T> expected = fresh.get().toList();
    for (int taken = 0; taken <= expected.size(); taken++) {
      Generator<T> original = fresh.get();
      for (int i = 0; i < taken; i++) {
        original.next();
      }
      Generator<T> read = copy(original, admitted);
      List<T> rest = expected.subList(taken, expected.size());

      assertThat(read.state()).isEqualTo(original.state());
      assertThat(read.suspendedFrames()).isEqualTo(original.suspendedFrames());
      assertThatIterable(read).as("after %s", taken).containsExactlyElementsOf(rest);
      assertThatIterable(original).as("after %s", taken).containsExactlyElementsOf(rest);
    }
  }
}
