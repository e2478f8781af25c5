package dev.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineReaderTest {
  private static final int LONGEST = 65_536;

  @TempDir private Path folder;

  @Test
  void lines_come_without_their_newlines() throws IOException {
    assertThat(read("one\n\ntwo\nthree")).containsExactly("one", "", "two", "three");
    assertThat(read("one\n")).containsExactly("one");
    assertThat(read("")).isEmpty();
  }

  @Test
  void lines_that_cross_the_buffer_are_whole() throws IOException {
    String line = "x".repeat(1000);

    assertThat(read((line + "\n").repeat(300))).hasSize(300).containsOnly(line);
  }

  @Test
  void line_as_long_as_the_buffer_is_whole() throws IOException {
    String line = "x".repeat(LONGEST - 1);

    assertThat(read(line + "\nnext")).containsExactly(line, "next");
  }

  @Test
  void longer_lines_are_cut_between_words() throws IOException {
    String text = "word and ".repeat(100_000).strip();

    List<String> pieces = read(text + "\nnext");

    assertThat(pieces).hasSizeGreaterThan(10).allMatch(piece -> piece.length() <= LONGEST);
    assertThat(pieces.subList(0, pieces.size() - 2)).allMatch(piece -> piece.endsWith(" "));
    assertThat(String.join("", pieces)).isEqualTo(text + "next");
  }

  @Test
  void word_longer_than_the_buffer_is_cut() throws IOException {
    assertThat(read("x".repeat(3 * LONGEST)))
        .hasSize(3)
        .allMatch(piece -> piece.length() == LONGEST);
  }

  @Test
  void bytes_that_are_no_utf_8_are_replaced() throws IOException {
    Path file = Files.write(folder.resolve("latin"), new byte[] {'a', (byte) 0xe9, 'b'});
    try (LineReader reader = new LineReader(file)) {
      assertThat(reader.readLine()).isEqualTo("a\ufffdb");
    }
  }

  private List<String> read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("text.txt"), text);
    List<String> lines = new ArrayList<>();
    try (LineReader reader = new LineReader(file)) {
      for (String line; (line = reader.readLine()) != null; ) {
        lines.add(line);
      }
    }
    return lines;
  }
}
