package dev.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeedsTest {
  @Test
  void prints_what_each_program_gets_in_the_order_of_the_programs() {
    List<String> lines = new ArrayList<>(List.of("generator 0", "generator 1"));
    IntStream.rangeClosed(1, 5).forEach(i -> lines.add("counter " + i));
    IntStream.range(0, 10).forEach(i -> lines.add("anext " + i));
    IntStream.range(0, 10).forEach(i -> lines.add("async for " + i));
    lines.add("gather [Data from URL 1, Data from URL 2]");

    assertThat(Output.of(() -> Seeds.main(new String[] {"--virtual"}))).isEqualTo(lines);
  }
}
