package dev.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeedsTest {
  @Test
  void prints_two_of_ten_and_then_all_five() {
    assertThat(Output.of(() -> Seeds.main(new String[0])))
        .containsExactly(
            "generator 0",
            "generator 1",
            "counter 1",
            "counter 2",
            "counter 3",
            "counter 4",
            "counter 5");
  }
}
