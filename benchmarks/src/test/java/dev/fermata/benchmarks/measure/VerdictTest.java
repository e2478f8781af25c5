package dev.fermata.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Jdk JDK = new Jdk("17.0.1", Path.of("jdk"));
  private static final Cell OURS = Cell.of(Workload.FLAT, Plan.OURS);
  private static final Cell RIVAL = Cell.of(Workload.FLAT, Plan.ITERATOR);

  private final Results results = new Results();

  @Test
  void ratio_under_the_limit_is_met() {
    sample(OURS, 3, 3, 4);
    sample(RIVAL, 10, 10, 10);

    assertEquals("met: 0.30 (0.30–0.40)", text(Target.ratio("", 0.35, OURS, RIVAL)));
  }

  @Test
  void ratio_over_the_limit_is_missed() {
    sample(OURS, 3, 4, 4);
    sample(RIVAL, 10, 10, 10);

    assertEquals("**missed: 0.40 (0.30–0.40)**", text(Target.ratio("", 0.35, OURS, RIVAL)));
  }

  @Test
  void ratio_of_one_is_met_within_the_noise() {
    sample(OURS, 104);
    sample(RIVAL, 100);

    assertEquals("met: 1.04", text(Target.ratio("", 1.0, OURS, RIVAL)));
  }

  @Test
  void difference_compares_the_fastest_samples() {
    sample(OURS, 0.9, 0.5);
    sample(RIVAL, 0.25, 0.7);

    assertEquals("met: 0.25", text(Target.difference("", 0.25, OURS, RIVAL)));
  }

  @Test
  void allocation_of_less_than_half_a_byte_is_none() {
    results.add(JDK.version(), OURS, new Sample(2, 0.4));
    assertEquals("met: 0", text(Target.allocation("", 0, OURS)));
    results.add(JDK.version(), RIVAL, new Sample(2, 15.98));
    assertEquals("**missed: 16.0**", text(Target.allocation("", 0, RIVAL)));
  }

  @Test
  void figure_that_was_not_measured_has_no_verdict() {
    sample(OURS, 1);

    assertEquals("", text(Target.ratio("", 1.0, OURS, RIVAL)));
  }

  private void sample(Cell cell, double... values) {
    for (double value : values) {
      results.add(JDK.version(), cell, Sample.of(value));
    }
  }

  private String text(Target target) {
    return new Verdict(target, JDK, results).text();
  }
}
