package dev.fermata.instrument.resolve;

import org.jspecify.annotations.Nullable;

/** Finds class files as bytes. Called from any thread; must never load a class. */
@FunctionalInterface
public interface ClassSource {
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
   * @return {@link Origin#ENGINE} unless its loading is over
   */
  default Origin twins(String internalName) {
    return Origin.ENGINE;
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
  enum Origin {
    /** The engine makes them when the class is loaded. */
    ENGINE,
    /** Its class file brings them: it is instrumented, or was loaded before there was an agent. */
    FILE,
    /** None can be called: it stays plain, or is linked to another copy of the library. */
    NONE
  }
}
