package dev.fermata.agent;

import dev.fermata.instrument.AuxiliaryClass;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Defines classes beside one that is being loaded. */
interface ClassDefiner {
  /**
   * Defines a class, unless it is there already.
   *
   * @param domain may be null
   * @throws ReflectiveOperationException if the loader refuses it
   */
  void define(ClassLoader loader, @Nullable ProtectionDomain domain, AuxiliaryClass auxiliary)
      throws ReflectiveOperationException;
}
