package dev.fermata.instrument;

import org.jspecify.annotations.Nullable;

/**
 * The class files that one class loader finds, as the engine asks for them. Called from any thread;
 * must never load a class.
 */
@FunctionalInterface
public interface ClassFiles {
  /**
   * Finds the class file of a class.
   *
   * @param internalName with slashes
   * @return null if there is none
   */
  byte @Nullable [] find(String internalName);

  /**
   * Tells which twins a class has, for its subclasses and callers.
   *
   * @param internalName of a class whose file was found
   * @return {@link Twins#TO_BE_MADE} unless its loading is over
   */
  default Twins twins(String internalName) {
    return Twins.TO_BE_MADE;
  }

  /**
   * Gives another class file in place of one that cannot be used. Without one, the class is taken
   * to suspend nowhere.
   *
   * @param internalName what was looked for
   * @param reason a clause
   * @return null if there is none
   */
  default byte @Nullable [] instead(String internalName, String reason) {
    return null;
  }

  /** Where the twins of a class come from. */
  enum Twins {
    /** The engine makes them when the class is loaded. */
    TO_BE_MADE,
    /** Its class file brings them: it was loaded before there was an agent. */
    IN_FILE,
    /** None can be called: it stays plain, or is linked to another copy of the library. */
    NONE
  }
}
