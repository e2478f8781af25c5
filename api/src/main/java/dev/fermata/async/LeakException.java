package dev.fermata.async;

/**
 * Thrown by a run whose leaks are checked, when its work has returned and left something over. The
 * message names each thing, says where it stands and where it began. See {@link
 * Runner.Options#withLeakCheck}.
 */
public class LeakException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param left some lines for each thing
   */
  public LeakException(String left) {
    super(
        "Left over when the work of the run returned:\n"
            + left
            + "Await or cancel tasks, close generators (try (generator) { ... }), end threads.");
  }
}
