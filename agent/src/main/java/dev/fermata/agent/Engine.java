package dev.fermata.agent;

import dev.fermata.instrument.ClassFiles;
import dev.fermata.instrument.Globs;
import dev.fermata.instrument.Instrumented;
import dev.fermata.instrument.PlainCall;
import dev.fermata.instrument.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The engine as the transformer sees it; one for each loader. */
interface Engine {
  /**
   * Gives twins to the suspendable methods of a class.
   *
   * @param classFile of the class
   * @param whyPlain why nothing of it is to be suspended: its twins then only call the plain
   *     methods; null to make it suspendable
   * @param former what the class was given when it was loaded, if it is being redefined
   */
  Instrumented instrument(byte[] classFile, @Nullable String whyPlain, @Nullable Shape former);

  /**
   * Lists the calls of suspendable methods from where nothing can be suspended.
   *
   * @param classFile of the class
   */
  default List<PlainCall> check(byte[] classFile) {
    return List.of();
  }

  /** Says that a class has been left as it was although it was to be changed. */
  default void leave(String internalName) {}

  /** Lists what a class that was to be changed may inherit twins from, but for the library's. */
  default List<String> supertypes(byte[] classFile) {
    return List.of();
  }

  /** Finds the calling convention of the library; null if it is not to be found. */
  default @Nullable Integer abiVersion() {
    return null;
  }

  /** Makes engines. */
  interface Factory {
    /** See {@link dev.fermata.instrument.Instrumenter}. */
    Engine create(ClassFiles classFiles, Globs globs);
  }
}
