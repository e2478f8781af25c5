package dev.fermata.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random programs, suspended everywhere. The properties {@code fermata.random.seed} and {@code
 * fermata.random.programs} set the first seed and how many there are.
 */
class RandomProgramTest {
  private static final long SEED = Long.getLong("fermata.random.seed", 1);
  private static final int PROGRAMS = Integer.getInteger("fermata.random.programs", 15);

  static LongStream seeds() {
    return LongStream.range(SEED, SEED + PROGRAMS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void random_program_suspended_anywhere_does_the_same(long seed) throws Exception {
    RandomProgram random = new RandomProgram(seed);
    String source = random.source();
    Map<String, byte[]> classFiles = SourceCompiler.compile(random.className(), source, 17);
    try {
      for (var engine : Transformation.engines(seed)) {
        Program program = new Program(classFiles, engine);
        TransparencyOracle.assertTransparent(program, random.className(), "run");
      }
    } catch (AssertionError found) {
      throw new AssertionError("seed " + seed + ": " + found.getMessage() + "\n" + source, found);
    }
  }

  @Test
  void same_seed_gives_the_same_program() {
    assertEquals(new RandomProgram(7).source(), new RandomProgram(7).source());
  }
}
