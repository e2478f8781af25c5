package dev.fermata.agent;

import dev.fermata.instrument.Shape;
import dev.fermata.instrument.emit.AheadOfTime;
import org.jspecify.annotations.Nullable;

/** Mockito's inline mock maker, which redefines the classes whose objects it mocks. */
final class InlineMocks {
  /** Is put into the boot loader before any class is mocked. */
  private static final String DISPATCHER =
      "org.mockito.internal.creation.bytebuddy.inject.MockMethodDispatcher";

  private InlineMocks() {}

  /** Lets the twins of a class ask for mocks if there can be any. */
  static @Nullable Shape mayBeIn(@Nullable Shape former) {
    return former != null && isPresent() ? former.mocked() : former;
  }

  /** Does that for a class which was instrumented when the library was built. */
  static byte @Nullable [] mayBeIn(byte[] instrumented) {
    return isPresent() ? AheadOfTime.mocked(instrumented) : null;
  }

  private static boolean isPresent() {
    try {
      return Class.forName(DISPATCHER, false, null) != null;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }
}
