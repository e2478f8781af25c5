package dev.fermata.instrument;

/**
 * Something that keeps to plain calls although it was to be suspendable. It works unsuspended.
 *
 * @param className with dots
 * @param method name and parameter types, as in source; empty for a whole class
 * @param reason a clause that completes "cannot be suspended: "
 * @param defect the engine could not do what the JVM allows: a class file that it cannot read, one
 *     that it misses, or a bug
 */
public record Refusal(String className, String method, String reason, boolean defect) {
  /**
   * Creates a refusal that is no defect.
   *
   * @param className with dots
   * @param method name and parameter types, as in source; empty for a whole class
   * @param reason a clause that completes "cannot be suspended: "
   */
  public Refusal(String className, String method, String reason) {
    this(className, method, reason, false);
  }
}
