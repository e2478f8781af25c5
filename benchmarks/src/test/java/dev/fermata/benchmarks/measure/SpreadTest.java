package dev.fermata.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void median_of_an_odd_number_is_the_middle_one() {
    assertEquals(new Spread(2, 1, 9), Spread.of(9, 1, 2));
  }

  @Test
  void median_of_an_even_number_is_between_the_two_in_the_middle() {
    assertEquals(new Spread(2.5, 1, 9), Spread.of(9, 1, 2, 3));
  }

  @Test
  void ratios_pair_the_samples_of_one_round() {
    double[] slowMachineLast = {2, 2, 20};
    double[] rival = {4, 4, 40};

    assertEquals(new Spread(0.5, 0.5, 0.5), Spread.ofRatios(slowMachineLast, rival));
  }
}
