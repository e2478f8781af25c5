package dev.fermata;

import java.io.Serializable;
import java.util.Objects;

/**
 * Names a kind of continuation, so that nested ones can be told apart. Compared by identity; one
 * that was read from a stream stands for that of its name which the resumed code yields to.
 */
public class ContinuationScope implements Serializable {
  private static final long serialVersionUID = 1;

  /** What the constructor was given. */
  private final String name;

  /** Is false in one that was read, for which no constructor runs. */
  private final transient boolean isOriginal;

  /**
   * Creates a scope.
   *
   * @param name for messages
   */
  public ContinuationScope(String name) {
    this.name = Objects.requireNonNull(name, "name");
    isOriginal = true;
  }

  /**
   * Returns the name.
   *
   * @return never null
   */
  public final String getName() {
    return name;
  }

  /** Tells whether the scope of a continuation is this one, or was it before it was written. */
  final boolean isNamedBy(ContinuationScope other) {
    return other == this
        || (!other.isOriginal && other.getClass() == getClass() && other.name.equals(name));
  }

  @Override
  public final String toString() {
    return name;
  }
}
