package dev.fermata.instrument;

import dev.fermata.instrument.resolve.ClassSource;
import org.jspecify.annotations.Nullable;

/** The class files of a loader, for those who decide what is suspendable. */
record Source(ClassFiles files) implements ClassSource {
  @Override
  public byte @Nullable [] find(String internalName) {
    return files.find(internalName);
  }

  @Override
  public Origin twins(String internalName) {
    return switch (files.twins(internalName)) {
      case TO_BE_MADE -> Origin.ENGINE;
      case IN_FILE -> Origin.FILE;
      case NONE -> Origin.NONE;
    };
  }

  @Override
  public byte @Nullable [] instead(String internalName, String reason) {
    return files.instead(internalName, reason);
  }
}
