package dev.fermata.instrument;

import java.util.List;
import java.util.function.Predicate;

/**
 * What marks methods as suspendable from outside: package.Class or package.Class.method, with
 * asterisks for any characters.
 *
 * @param everywhere for whatever class
 * @param own for classes that the loader defines itself: where another loader defines a class, the
 *     engine of that one does not know these, and would not make twins
 * @param isForeign tells whether another loader may define the class of that name, with dots
 * @param serializable methods and classes whose loops can be written to streams
 */
public record Globs(
    List<String> everywhere,
    List<String> own,
    Predicate<String> isForeign,
    List<String> serializable) {
  /** Finds every class foreign. An object: a lambda would cost the JVM's start. */
  private static final Predicate<String> ALL_FOREIGN =
      new Predicate<>() {
        @Override
        public boolean test(String className) {
          return true;
        }
      };

  /**
   * Makes globs for whatever class.
   *
   * @param globs may be empty
   * @return the same, with none of a loader's own
   */
  public static Globs everywhere(List<String> globs) {
    return new Globs(globs, List.of(), ALL_FOREIGN, List.of());
  }

  /**
   * Adds globs of methods and classes whose loops can be written to streams.
   *
   * @param globs may be empty
   * @return these with the others
   */
  public Globs withSerializable(List<String> globs) {
    return new Globs(everywhere, own, isForeign, globs);
  }
}
