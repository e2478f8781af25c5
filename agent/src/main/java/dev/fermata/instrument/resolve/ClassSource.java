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
}
