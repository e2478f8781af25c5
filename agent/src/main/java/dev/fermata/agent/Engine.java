package dev.fermata.agent;

import dev.fermata.instrument.Instrumented;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The engine as the transformer sees it; one for each loader. */
interface Engine {
  /** See {@link dev.fermata.instrument.Instrumenter#instrument}. */
  Instrumented instrument(byte[] classFile);

  /** Makes engines. */
  interface Factory {
    /** See {@link dev.fermata.instrument.Instrumenter}. */
    Engine create(Function<String, byte @Nullable []> classSource, List<String> suspendableGlobs);
  }
}
