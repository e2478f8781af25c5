package dev.fermata;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The generators of longs and doubles are those of ints, with another type. Java has no template
 * for it, so this test is it: change the file for ints, then the others. What each type has of its
 * own stands in {@code IntGenerator}, {@code LongGenerator} and {@code DoubleGenerator}.
 */
class PrimitiveTriplesTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/fermata");
  private static final Pattern FORMAT = Pattern.compile("\\s+(\\* )?");

  @ParameterizedTest
  @CsvSource({
    "Body, Long", "Body, Double",
    "Yielder, Long", "Yielder, Double",
    "BodyGenerator, Long", "BodyGenerator, Double",
    "GeneratorSpliterator, Long", "GeneratorSpliterator, Double",
    "Stage, Long", "Stage, Double",
    "Stages, Long", "Stages, Double",
    "Terminals, Long", "Terminals, Double"
  })
  void file_is_the_one_for_ints_with_another_type(String name, String type) throws IOException {
    String primitive = type.toLowerCase(java.util.Locale.ROOT);
    String template =
        read("Int" + name)
            .replaceAll("\\bint\\b(?! characteristics)", primitive)
            .replaceAll("\\bints\\b", primitive + "s")
            .replaceAll("\\bintStream\\b", primitive + "Stream")
            .replaceAll("\\bInteger\\b", type)
            .replaceAll("Int(?![a-z])", type)
            .replaceAll("\\ban (?=\\{@link " + type + ")", "a ");

    assertEquals(unformatted(template), unformatted(read(type + name)));
  }

  private static String read(String name) throws IOException {
    return Files.readString(SOURCES.resolve(name + ".java"));
  }

  /**
   * What is left when a formatter may break lines and sort imports as it likes, in sorted lines.
   */
  private static String unformatted(String source) {
    String imports =
        source.lines().filter(line -> line.startsWith("import ")).sorted().collect(joined());
    String rest = source.lines().filter(line -> !line.startsWith("import ")).collect(joined());
    return imports + "\n" + Arrays.stream(FORMAT.split(rest)).collect(Collectors.joining("\n"));
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joined() {
    return Collectors.joining("\n");
  }
}
