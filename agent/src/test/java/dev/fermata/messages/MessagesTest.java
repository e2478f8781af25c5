package dev.fermata.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The messages as they are written down. */
class MessagesTest {
  @Test
  void message_written_down_is_compared_by_a_test() throws IOException {
    String tests = tests();

    assertThat(Messages.all().keySet())
        .hasSizeGreaterThan(50)
        .allSatisfy(name -> assertThat(tests).contains("\"" + name + "\""));
  }

  @Test
  void message_has_no_pleading_and_no_descriptor() {
    assertThat(Messages.all().values())
        .allSatisfy(
            message ->
                assertThat(message)
                    .doesNotContainIgnoringCase("please")
                    .doesNotContain("!")
                    .doesNotContainPattern("L[a-z]+/[^ ]*;"));
  }

  private static String tests() throws IOException {
    Path folder = Path.of(System.getProperty("fermata.test.sources"));
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(MessagesTest::text)
          .collect(Collectors.joining());
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }
}
