package dev.fermata.oracle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Writes a stack to a stream and reads it. What the variables refer to stays out of the stream, so
 * that anything can be in them, and comes back as the same objects.
 */
final class RoundTrip {
  /** What classes of libraries are written as, which this puts where the value was. */
  private static final Set<String> FORMS =
      Set.of(
          "java.util.CollSer",
          "kotlin.InitializedLazyImpl",
          "scala.collection.generic.DefaultSerializationProxy",
          "scala.runtime.ModuleSerializationProxy");

  private final List<Object> values = new ArrayList<>();
  private boolean isPossible = true;

  private RoundTrip() {}

  /**
   * Copies a stack.
   *
   * @param loader of the classes whose frames these are
   * @return null if the form of a value hides the value itself, or a variable has a type that does
   *     not exist
   */
  static OracleStack copy(OracleStack stack, ClassLoader loader) throws IOException {
    RoundTrip trip = new RoundTrip();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = trip.new Out(bytes)) {
      out.writeObject(stack);
    } catch (NoClassDefFoundError absent) {
      return null;
    }
    if (!trip.isPossible) {
      return null;
    }
    try (ObjectInputStream in = trip.new In(bytes.toByteArray(), loader)) {
      in.setObjectInputFilter(info -> ObjectInputFilter.Status.ALLOWED);
      return (OracleStack) in.readObject();
    } catch (ClassNotFoundException broken) {
      throw new AssertionError(broken);
    }
  }

  /** Stands for a value. */
  private record Token(int index) implements Serializable {}

  /** Knows the form of a stack: its values are what stands between the last array and a queue. */
  private final class Out extends ObjectOutputStream {
    private boolean atValues;
    private boolean inValues;

    Out(OutputStream to) throws IOException {
      super(to);
      enableReplaceObject(true);
    }

    @Override
    protected Object replaceObject(Object value) {
      if (inValues && !(value instanceof ConcurrentLinkedQueue)) {
        String type = value.getClass().getName();
        isPossible &= !(value instanceof SerializedLambda) && !FORMS.contains(type);
        values.add(value);
        return new Token(values.size() - 1);
      }
      inValues = atValues;
      atValues |= value instanceof long[];
      return value;
    }
  }

  /** Gives the values for the tokens. */
  private final class In extends ObjectInputStream {
    private final ClassLoader loader;

    In(byte[] bytes, ClassLoader loader) throws IOException {
      super((InputStream) new ByteArrayInputStream(bytes));
      this.loader = loader;
      enableResolveObject(true);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass type) throws ClassNotFoundException {
      return Class.forName(type.getName(), false, loader);
    }

    @Override
    protected Object resolveObject(Object read) {
      return read instanceof Token token ? values.get(token.index) : read;
    }
  }
}
