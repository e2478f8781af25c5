package dev.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordsTest {
  @TempDir private Path folder;

  @Test
  void words_are_runs_of_letters_in_lower_case() throws IOException {
    Path file = write("Über-flow, x2y\n\n  don't STOP\r\n𝒳 end");

    assertThat(Words.words(Words.lines(file)).stream().toList())
        .containsExactly("über", "flow", "x", "y", "don", "t", "stop", "𝒳", "end");
  }

  @Test
  void counts_come_highest_first_and_equal_ones_in_order_of_the_words() throws IOException {
    Path file = write("b a c\nc b c\n");

    assertThat(Words.counts(Words.words(Words.lines(file))).map(Tally.Count::word).stream())
        .containsExactly("c", "b", "a");
  }

  @Test
  void pipeline_and_loop_print_the_same() throws IOException {
    String file = write("the quick brown fox jumps over the lazy dog ".repeat(50_000)).toString();

    List<String> pipeline = Output.of(() -> Words.main(new String[] {file}));
    List<String> loop = Output.of(() -> Words.main(new String[] {file, "--plain"}));

    assertThat(pipeline)
        .hasSize(8)
        .startsWith("       100,000 the", "        50,000 brown")
        .isEqualTo(loop);
  }

  @Test
  void closing_the_counts_closes_the_file() throws IOException {
    Path file = write("a b c");
    var words = Words.words(Words.lines(file));
    words.next();

    words.close();

    assertThat(words.hasNext()).isFalse();
  }

  @Test
  void file_that_is_gone_is_an_exception_of_the_first_element() {
    var counts = Words.counts(Words.words(Words.lines(folder.resolve("none"))));

    assertThatThrownBy(counts::next).isInstanceOf(NoSuchFileException.class);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("text.txt"), text);
  }
}
