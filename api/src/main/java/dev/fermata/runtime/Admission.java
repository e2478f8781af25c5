package dev.fermata.runtime;

import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.FilterInfo;
import java.io.ObjectInputFilter.Status;
import java.io.ObjectInputStream;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the filter of the stream that a subclass is being read from. Whoever has made the stream
 * says in it which calls go on, and with which values: only what the filter allows by name may.
 *
 * <p>A class of its own, because {@code readObject} must not read anything: see {@link SavedStack}.
 */
class Admission implements Serializable {
  private static final long serialVersionUID = 1;

  private transient @Nullable ObjectInputFilter filter;

  private void readObject(ObjectInputStream in) {
    filter = in.getObjectInputFilter();
  }

  /** Demands that methods of a class may go on. */
  final void require(Class<?> owner, String form) throws InvalidClassException {
    if (filter == null || filter.checkInput(new MethodsOf(owner)) != Status.ALLOWED) {
      throw new InvalidClassException(
          "Cannot read a suspended call of "
              + owner.getName()
              + "."
              + form.split(";", -1)[1]
              + ": the stream's filter does not admit it. What is read would go on in any method"
              + " that the stream names. Say whose methods may: in.setObjectInputFilter("
              + "FrameFilter.admitting("
              + owner.getSimpleName()
              + ".class)).");
    }
  }

  /** A class as a filter is asked about it. */
  private record MethodsOf(Class<?> serialClass) implements FilterInfo {
    @Override
    public long arrayLength() {
      return -1;
    }

    @Override
    public long depth() {
      return 1;
    }

    @Override
    public long references() {
      return 1;
    }

    @Override
    public long streamBytes() {
      return 1;
    }
  }
}
