package dev.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README shows is compiled somewhere, word for word but for indentation. */
class ReadmeTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  /** A fenced block; in Java, a line of dots leaves something out. */
  private static final Pattern BLOCK =
      Pattern.compile("^```(java|xml)\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

  @Test
  void java_and_xml_of_the_readme_stand_in_files_that_are_built() throws IOException {
    List<String> sources = sources();
    List<String> missing = new ArrayList<>();
    int blocks = 0;
    Matcher block = BLOCK.matcher(Files.readString(ROOT.resolve("README.md")));
    while (block.find()) {
      blocks++;
      for (String part : block.group(2).split("(?m)^\\s*(?://|<!--) ….*$")) {
        if (sources.stream().noneMatch(source -> source.contains(normal(part)))) {
          missing.add(part);
        }
      }
    }

    assertThat(blocks).isPositive();
    assertThat(missing).isEmpty();
  }

  @Test
  void quickstart_asks_for_the_version_that_is_built() throws IOException {
    Pattern version = Pattern.compile("<version>([^<]*)</version>");
    Matcher built = version.matcher(Files.readString(ROOT.resolve("pom.xml")));
    assertThat(built.find()).isTrue();

    assertThat(Files.readString(ROOT.resolve("samples/quickstart/pom.xml")))
        .contains("<fermata.version>" + built.group(1) + "</fermata.version>");
    assertThat(Files.readString(ROOT.resolve("README.md")))
        .contains("fermata-" + built.group(1) + ".jar")
        .contains("fermata-agent-" + built.group(1) + ".jar");
  }

  private static List<String> sources() throws IOException {
    List<String> sources = new ArrayList<>();
    for (String folder : List.of("samples/src/main", "samples/src/test", "samples/quickstart")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        for (Path file : files.filter(f -> f.toString().matches(".*\\.(java|xml)")).toList()) {
          sources.add(normal(Files.readString(file)));
        }
      }
    }
    return sources;
  }

  private static String normal(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
