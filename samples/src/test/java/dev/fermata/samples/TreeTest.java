package dev.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreeTest {
  @Test
  void values_come_in_order_whatever_the_order_of_insertion() {
    assertThat(Tree.ofShuffled(1000).values().stream().toList())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 1000).boxed().toList());
  }

  @Test
  void prints_the_values_of_as_many_nodes_as_asked_for() {
    assertThat(Output.of(() -> Tree.main(new String[] {"3"}))).containsExactly("1", "2", "3");
    assertThat(Output.of(() -> Tree.main(new String[] {"0"}))).isEmpty();
  }
}
