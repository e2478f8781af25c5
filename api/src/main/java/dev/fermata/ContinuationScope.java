package dev.fermata;

import java.util.Objects;

/** Names a kind of continuation, so that nested ones can be told apart. Compared by identity. */
public class ContinuationScope {
  private final String name;

  /**
   * Creates a scope.
   *
   * @param name for messages
   */
  public ContinuationScope(String name) {
    this.name = Objects.requireNonNull(name, "name");
  }

  /**
   * Returns the name.
   *
   * @return never null
   */
  public final String getName() {
    return name;
  }

  @Override
  public final String toString() {
    return name;
  }
}
