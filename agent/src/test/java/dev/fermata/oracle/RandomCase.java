package dev.fermata.oracle;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A random program as a case for the oracle.
 *
 * @param seed chooses the engine and the plans
 * @param className with dots; its method {@code run} is the case
 * @param text as a reader wants it
 * @param isSource whether the text is to be compiled; else {@code assembled} is the class file
 */
record RandomCase(long seed, String className, String text, boolean isSource, byte[] assembled) {
  private static final String ASSEMBLED = "dev.fermata.random.Assembled";

  /** One in so many is a source: javac takes most of the time. */
  private static final int KINDS = 3;

  /** One in so many is also looked through by ASM's verifier, which takes longest. */
  private static final int CHECKED = 16;

  /** Makes the case of a seed. */
  static RandomCase ofSeed(long seed) {
    return of(seed, Choices.ofSeed(seed));
  }

  /** Makes a case of the same kind and with the same engine and plans as that of a seed. */
  static RandomCase of(long seed, Choices choices) {
    if (Math.floorMod(seed, KINDS) == 1) {
      String name = "Random" + Long.toString(seed).replace('-', 'm');
      String source = new RandomProgram(name, choices).source();
      return new RandomCase(seed, RandomProgram.className(name), source, true, new byte[0]);
    }
    RandomBytecode bytecode = new RandomBytecode(choices);
    byte[] classFile = bytecode.classFile(ASSEMBLED.replace('.', '/'));
    return new RandomCase(seed, ASSEMBLED, bytecode.toString(), false, classFile);
  }

  /**
   * Returns what is wrong with the case; null if nothing is.
   *
   * @param compiled class files by internal name, of this case and perhaps others
   */
  String fault(Map<String, byte[]> compiled, UnaryOperator<Transformation> engine) {
    Map<String, byte[]> classFiles = classFiles(compiled);
    var made = Transformation.engineOf(seed / KINDS);
    Program program = new Program(classFiles, source -> engine.apply(made.apply(source)));
    try {
      if (seed % CHECKED == 0) {
        program.check(className.replace('.', '/'));
      }
      TransparencyOracle.assertTransparentUnderFewPlans(program, className, "run", seed);
      return program.refusals().isEmpty() ? null : "refused: " + program.refusals();
    } catch (Exception | AssertionError | LinkageError found) {
      return found.toString();
    }
  }

  /** Compiles the case by itself, and then does the same. */
  String fault(UnaryOperator<Transformation> engine) {
    return fault(isSource ? SourceCompiler.compile(className, text, 17) : Map.of(), engine);
  }

  /** Returns the smallest case found that is wrong in some way, as this one is. */
  RandomCase shrunk(UnaryOperator<Transformation> engine, int tries) {
    Shrinker<RandomCase> shrinker =
        new Shrinker<>(choices -> of(seed, choices), each -> each.fault(engine) != null, tries);
    return shrinker.shrink(choices());
  }

  private Choices choices() {
    Choices choices = Choices.ofSeed(seed);
    of(seed, choices);
    return choices;
  }

  /** The class files of the case among those that were compiled. */
  Map<String, byte[]> classFiles(Map<String, byte[]> compiled) {
    String internal = className.replace('.', '/');
    if (!isSource) {
      return Map.of(internal, assembled);
    }
    Map<String, byte[]> own = new HashMap<>();
    compiled.forEach(
        (name, classFile) -> {
          if (name.equals(internal) || name.startsWith(internal + "$")) {
            own.put(name, classFile);
          }
        });
    return own;
  }
}
