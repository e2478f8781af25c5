package dev.fermata.agent;

import dev.fermata.instrument.AuxiliaryClass;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Defines classes beside one that is being loaded, and asks loaders what only they may ask. */
interface ClassDefiner {
  /**
   * Defines a class, unless it is there already.
   *
   * @param domain may be null
   * @throws ReflectiveOperationException if the loader refuses it
   */
  void define(ClassLoader loader, @Nullable ProtectionDomain domain, AuxiliaryClass auxiliary)
      throws ReflectiveOperationException;

  /**
   * Finds a class that the loader has defined, or that the JVM has asked it for.
   *
   * @throws ReflectiveOperationException if it cannot be asked
   */
  default @Nullable Class<?> findLoaded(ClassLoader loader, String internalName)
      throws ReflectiveOperationException {
    return null;
  }

  /**
   * Tells whether the loader finds a class file itself, without its parent.
   *
   * @throws ReflectiveOperationException if it fails
   */
  default boolean isOwn(ClassLoader loader, String internalName)
      throws ReflectiveOperationException {
    return false;
  }
}
