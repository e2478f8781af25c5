package dev.fermata.agent;

import dev.fermata.instrument.Globs;
import dev.fermata.instrument.Instrumented;
import dev.fermata.instrument.PlainCall;
import dev.fermata.instrument.Shape;
import java.util.List;
import java.util.function.Function;
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

  /** Makes engines. */
  interface Factory {
    /** See {@link dev.fermata.instrument.Instrumenter}. */
    Engine create(Function<String, byte @Nullable []> classSource, Globs globs);
  }
}
