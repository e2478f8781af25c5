package dev.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Generator;
import java.util.List;
import org.junit.jupiter.api.Test;

class PermutationsTest {
  @Test
  void permutations_come_in_lexicographic_order() {
    assertThat(joined(Permutations.permutations(List.of("a", "b", "c"))))
        .containsExactly("abc", "acb", "bac", "bca", "cab", "cba");
  }

  @Test
  void combinations_come_in_lexicographic_order() {
    assertThat(joined(Permutations.combinations(List.of("a", "b", "c", "d"), 2)))
        .containsExactly("ab", "ac", "ad", "bc", "bd", "cd");
  }

  @Test
  void nothing_has_one_permutation_and_one_combination() {
    assertThat(joined(Permutations.permutations(List.of()))).containsExactly("");
    assertThat(joined(Permutations.combinations(List.of(), 0))).containsExactly("");
    assertThat(joined(Permutations.combinations(List.of("a"), 2))).isEmpty();
  }

  @Test
  void permutations_of_many_items_are_found_one_at_a_time() {
    List<Integer> many = Generator.range(500).toList();

    assertThat(Permutations.permutations(many).take(2).map(p -> p.subList(498, 500)).toList())
        .containsExactly(List.of(498, 499), List.of(499, 498));
  }

  @Test
  void prints_the_first_ones_and_the_counts() {
    assertThat(Output.of(() -> Permutations.main(new String[] {"4"})))
        .hasSize(16)
        .startsWith("permutations:", "  [1, 2, 3, 4]", "  [1, 2, 4, 3]")
        .contains("  in all: 24", "combinations of 2:")
        .endsWith("  [3, 4]", "  in all: 6");
  }

  private static List<String> joined(Generator<List<String>> choices) {
    return choices.map(choice -> String.join("", choice)).toList();
  }
}
