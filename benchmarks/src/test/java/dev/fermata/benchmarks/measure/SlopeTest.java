package dev.fermata.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SlopeTest {
  private static final double EXACT = 1e-9;

  @Test
  void figure_in_proportion_has_the_power_one() {
    Slope slope = Slope.fit(new double[] {1, 10, 100}, new double[] {3, 30, 300});

    assertEquals(3, slope.perUnit(), EXACT);
    assertEquals(1, slope.exponent(), EXACT);
  }

  @Test
  void figure_that_stays_has_the_power_none() {
    Slope slope = Slope.fit(new double[] {1, 10, 100}, new double[] {7, 7, 7});

    assertEquals(0, slope.perUnit(), EXACT);
    assertEquals(0, slope.exponent(), EXACT);
  }
}
