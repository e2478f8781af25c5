package dev.fermata.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random programs, suspended everywhere. The properties {@code fermata.random.seed} and {@code
 * fermata.random.programs} set the first seed and how many there are.
 */
class RandomProgramTest {
  private static final long SEED = Long.getLong("fermata.random.seed", 1);
  private static final int PROGRAMS = Integer.getInteger("fermata.random.programs", 2_000);

  @Test
  @Timeout(value = 1_800, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void random_programs_suspended_anywhere_do_the_same() {
    RandomRun run = new RandomRun(UnaryOperator.identity());
    run.over(SEED, PROGRAMS);

    assertThat(run.faults()).as("of the programs from seed %d", SEED).isEmpty();
  }

  @Test
  void same_seed_gives_the_same_program() {
    for (long seed = 1; seed < 10; seed++) {
      RandomCase once = RandomCase.ofSeed(seed);

      assertThat(once.text()).isEqualTo(RandomCase.ofSeed(seed).text());
      assertThat(once.text()).isNotEqualTo(RandomCase.ofSeed(seed + 3).text());
    }
  }
}
