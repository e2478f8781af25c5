package dev.fermata.it;

import static dev.fermata.it.Elements.all;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.DoubleGenerator;
import dev.fermata.Generator;
import dev.fermata.Group;
import dev.fermata.IntGenerator;
import dev.fermata.Pair;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples in the documentation of Python's itertools, with the results given there. */
class ItertoolsIT {
  @Test
  void accumulate() {
    assertThat(all(numbers(1, 2, 3, 4, 5).accumulate(Integer::sum)))
        .containsExactly(1, 3, 6, 10, 15);
    assertThat(all(numbers(1, 2, 3, 4, 5).scan(100, Integer::sum)))
        .containsExactly(100, 101, 103, 106, 110, 115);
    assertThat(all(numbers(1, 2, 3, 4, 5).accumulate((a, b) -> a * b)))
        .containsExactly(1, 2, 6, 24, 120);
    assertThat(all(numbers(3, 4, 6, 2, 1, 9, 0, 7, 5, 8).accumulate(Math::max)))
        .containsExactly(3, 4, 6, 6, 6, 9, 9, 9, 9, 9);
    assertThat(all(numbers(3, 4, 6, 2, 1, 9, 0, 7, 5, 8).accumulate((a, b) -> a * b)))
        .containsExactly(3, 12, 72, 144, 144, 1296, 0, 0, 0, 0);
  }

  @Test
  void accumulate_amortises_a_loan() {
    Generator<Integer> payments = Generator.generate(() -> 90).take(10);

    assertThat(all(payments.scan(1000, (balance, paid) -> (int) Math.rint(balance * 1.05) - paid)))
        .containsExactly(1000, 960, 918, 874, 828, 779, 728, 674, 618, 559, 497);
  }

  @Test
  void batched() {
    assertThat(all(letters("ABCDEFG").batched(3).map(ItertoolsIT::text)))
        .containsExactly("ABC", "DEF", "G");
    assertThat(all(letters("ABCDEFG").batched(2).map(ItertoolsIT::text)))
        .containsExactly("AB", "CD", "EF", "G");
  }

  @Test
  void chain() {
    assertThat(text(letters("ABC").chain(letters("DEF")))).isEqualTo("ABCDEF");
    Generator<String> words = Generator.from(List.of("ABC", "DEF"));
    assertThat(text(words.flatMap(ItertoolsIT::letters))).isEqualTo("ABCDEF");
  }

  @Test
  void compress() {
    assertThat(
            text(
                letters("ABCDEF")
                    .zip(numbers(1, 0, 1, 0, 1, 1))
                    .filter(pair -> pair.second() == 1)
                    .map(Pair::first)))
        .isEqualTo("ACEF");
  }

  @Test
  void count() {
    assertThat(all(Generator.iterate(10, i -> i + 1).take(5))).containsExactly(10, 11, 12, 13, 14);
    assertThat(all(DoubleGenerator.iterate(2.5, d -> d + 0.5).take(3)))
        .containsExactly(2.5, 3.0, 3.5);
  }

  @Test
  void cycle() {
    assertThat(text(letters("ABCD").cycle().take(12))).isEqualTo("ABCDABCDABCD");
  }

  @Test
  void drop_while() {
    assertThat(all(numbers(1, 4, 6, 3, 8).dropWhile(x -> x < 5))).containsExactly(6, 3, 8);
  }

  @Test
  void filter_false() {
    assertThat(all(numbers(1, 4, 6, 3, 8).filter(x -> !(x < 5)))).containsExactly(6, 8);
  }

  @Test
  void group_by() {
    assertThat(text(letters("AAAABBBCCDAABBB").groupBy(c -> c).map(Group::key)))
        .isEqualTo("ABCDAB");
    assertThat(all(letters("AAAABBBCCD").groupBy(c -> c).map(group -> text(group.elements()))))
        .containsExactly("AAAA", "BBB", "CC", "D");
  }

  @Test
  void islice() {
    assertThat(text(letters("ABCDEFG").islice(0, 2, 1))).isEqualTo("AB");
    assertThat(text(letters("ABCDEFG").islice(2, 4, 1))).isEqualTo("CD");
    assertThat(text(letters("ABCDEFG").islice(2, Long.MAX_VALUE, 1))).isEqualTo("CDEFG");
    assertThat(text(letters("ABCDEFG").islice(0, Long.MAX_VALUE, 2))).isEqualTo("ACEG");
  }

  @Test
  void pairwise() {
    assertThat(all(letters("ABCDEFG").pairwise().map(pair -> pair.first() + pair.second())))
        .containsExactly("AB", "BC", "CD", "DE", "EF", "FG");
    assertThat(all(letters("A").pairwise())).isEmpty();
  }

  @Test
  void repeat() {
    assertThat(all(Generator.generate(() -> 10).take(3))).containsExactly(10, 10, 10);
    assertThat(all(IntGenerator.range(10).map(i -> i * i)))
        .containsExactly(0, 1, 4, 9, 16, 25, 36, 49, 64, 81);
  }

  @Test
  void starmap() {
    Generator<Integer> bases = numbers(2, 3, 10);

    assertThat(all(bases.zip(List.of(5, 2, 3), (a, b) -> (int) Math.pow(a, b))))
        .containsExactly(32, 9, 1000);
  }

  @Test
  void take_while() {
    assertThat(all(numbers(1, 4, 6, 3, 8).takeWhile(x -> x < 5))).containsExactly(1, 4);
  }

  @Test
  void tee() {
    List<Generator<String>> branches = letters("ABC").tee(3);

    assertThat(branches.get(0).next()).isEqualTo("A");
    assertThat(text(branches.get(1))).isEqualTo("ABC");
    assertThat(text(branches.get(0))).isEqualTo("BC");
    assertThat(text(branches.get(2))).isEqualTo("ABC");
  }

  @Test
  void zip_longest() {
    assertThat(all(letters("ABCD").zipLongest(letters("xy"), "-", "-", String::concat)))
        .containsExactly("Ax", "By", "C-", "D-");
    assertThat(all(letters("A").zipLongest(letters("xy"), "-", "-")))
        .containsExactly(new Pair<>("A", "x"), new Pair<>("-", "y"));
  }

  @Test
  void zip_ends_with_the_shorter_one() {
    assertThat(all(letters("ABCD").zip(letters("xy"), String::concat))).containsExactly("Ax", "By");
    assertThat(all(letters("AB").zip(letters("xyz"), String::concat))).containsExactly("Ax", "By");
  }

  @Test
  void sliding_window() {
    assertThat(all(letters("ABCDEFG").windowed(4).map(ItertoolsIT::text)))
        .containsExactly("ABCD", "BCDE", "CDEF", "DEFG");
    assertThat(all(letters("ABCDEFG").windowed(2, 3).map(ItertoolsIT::text)))
        .containsExactly("AB", "DE");
    assertThat(all(letters("ABCDEFG").windowed(3, 2).map(ItertoolsIT::text)))
        .containsExactly("ABC", "CDE", "EFG");
    assertThat(all(letters("AB").windowed(3))).isEmpty();
  }

  @Test
  void unique_everseen() {
    assertThat(text(letters("AAAABBBCCDAABBB").distinct())).isEqualTo("ABCD");
  }

  @Test
  void enumerate() {
    assertThat(all(letters("ABC").enumerate(2).map(at -> at.index() + at.value())))
        .containsExactly("2A", "3B", "4C");
    assertThat(letters("ABC").enumerate().first().index()).isZero();
  }

  private static Generator<Integer> numbers(Integer... numbers) {
    return Generator.from(List.of(numbers));
  }

  private static Generator<String> letters(String text) {
    return Generator.from(List.of(text.split("")));
  }

  private static String text(List<String> letters) {
    return String.join("", letters);
  }

  private static String text(Generator<String> letters) {
    return String.join("", letters.toList());
  }
}
