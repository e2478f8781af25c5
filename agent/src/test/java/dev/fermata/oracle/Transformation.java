package dev.fermata.oracle;

import dev.fermata.instrument.CuttingEngine;
import dev.fermata.instrument.Instrumented;
import dev.fermata.instrument.Instrumenter;
import java.util.List;
import java.util.function.Function;

/** What makes twins. The self-test puts faulty ones in the engine's place. */
@FunctionalInterface
interface Transformation {
  /** A class file of so many bytes is cut into larger pieces than single instructions. */
  int LARGE = 8_000;

  Instrumented instrument(byte[] classFile);

  /** Cuts all methods into small pieces, by which they are resumed. */
  static Transformation resumedInPieces(Function<String, byte[]> classSource) {
    return CuttingEngine.of(classSource, false, 150)::instrument;
  }

  /** Cuts all methods into the smallest pieces, of which the twins consist too. */
  static Transformation allInPieces(Function<String, byte[]> classSource) {
    return classFile ->
        CuttingEngine.of(classSource, true, Math.max(1, (classFile.length - LARGE) / 10))
            .instrument(classFile);
  }

  /** The engine as it is, and cutting in both ways. */
  static List<Function<Function<String, byte[]>, Transformation>> allEngines() {
    return List.of(
        Transformation::engine, Transformation::resumedInPieces, Transformation::allInPieces);
  }

  /** The engine as it is for every other number, else cutting in one of the two ways. */
  static Function<Function<String, byte[]>, Transformation> engineOf(long number) {
    return switch (Math.floorMod(number, 4)) {
      case 1 -> Transformation::resumedInPieces;
      case 3 -> Transformation::allInPieces;
      default -> Transformation::engine;
    };
  }

  /** The real engine, for classes of one loader. */
  static Transformation engine(Function<String, byte[]> classSource) {
    return new Instrumenter(classSource, List.of())::instrument;
  }
}
