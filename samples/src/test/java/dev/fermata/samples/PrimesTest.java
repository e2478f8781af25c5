package dev.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrimesTest {
  @Test
  void prints_the_primes_in_three_ways() {
    assertThat(Output.of(() -> Primes.main(new String[] {"6"})))
        .containsExactly(
            "the first 6: 2 3 5 7 11 13",
            "their sum: 41",
            "below 50: 2 3 5 7 11 13 17 19 23 29 31 37 41 43 47");
  }

  @Test
  void sieve_and_trial_division_find_the_same_primes() {
    assertThat(Primes.sieve().take(100).stream().toList())
        .isEqualTo(Primes.primes().take(100).stream().toList());
  }
}
