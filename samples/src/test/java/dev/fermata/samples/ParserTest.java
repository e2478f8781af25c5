package dev.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParserTest {
  @Test
  void prints_what_is_sent_the_value_and_the_place_of_a_mistake() {
    assertThat(Output.of(() -> Parser.main(new String[0])))
        .startsWith("send {\"name\": ", "send \"Fermata\"")
        .contains("value: {name=Fermata, bars=[1.0, -25.0, true, null], sign=\ud834\udd10}")
        .endsWith("error: line 1, column 44: expected 'true', but found 't'");
  }

  @Test
  void prints_the_value_of_a_file(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "[" + "7, ".repeat(10_000) + "8]");

    assertThat(Output.of(() -> Parser.main(new String[] {file.toString()})))
        .containsExactly("value: [" + "7.0, ".repeat(10_000) + "8.0]");
  }
}
