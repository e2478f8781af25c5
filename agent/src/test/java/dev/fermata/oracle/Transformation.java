package dev.fermata.oracle;

import dev.fermata.instrument.Instrumented;
import dev.fermata.instrument.Instrumenter;
import java.util.List;
import java.util.function.Function;

/** What makes twins. The self-test puts faulty ones in the engine's place. */
@FunctionalInterface
interface Transformation {
  Instrumented instrument(byte[] classFile);

  /** The real engine, for classes of one loader. */
  static Transformation engine(Function<String, byte[]> classSource) {
    return new Instrumenter(classSource, List.of())::instrument;
  }
}
