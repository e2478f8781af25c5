package dev.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  private static final String TEXT =
      " {\"a\" : [1, -2.5e+1, 0.5E-1, true ,false,null],\n\"b\\n\\u00e9\\\"\":{}, \"\":[ ] } ";

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000})
  void value_is_the_same_in_pieces_of_any_size(int size) throws IOException {
    assertThat(Parser.read(new StringReader(TEXT), size, false))
        .isEqualTo(
            Map.of(
                "a", Arrays.asList(1.0, -25.0, 0.05, true, false, null),
                "b\né\"", Map.of(),
                "", List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "-0", "\"x\"", "null", "[[[]]]"})
  void every_value_can_stand_alone(String text) throws IOException {
    assertThat(Parser.read(new StringReader(text), 1, false))
        .isEqualTo(Parser.read(new StringReader(text), 100, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`[1, 2`|line 1, column 6: expected ',' or ']', but the text ends",
        "`[1,\n 2 x]`|line 2, column 4: expected ',' or ']', but found 'x'",
        "`{\"a\" 1}`|line 1, column 6: expected ':', but found '1'",
        "`{a:1}`|line 1, column 2: expected a name in quotes, but found 'a'",
        "`\"a\tb\"`|line 1, column 3: expected the end of a string, but found the character 9",
        "`\"\\x\"`|line 1, column 3: expected one of \"\\/bfnrtu, but found 'x'",
        "`\"\\u12g4\"`|line 1, column 6: expected a hexadecimal digit, but found 'g'",
        "`-x`|line 1, column 2: expected a digit, but found 'x'",
        "`01`|line 1, column 2: expected the end, but found '1'",
        "`truth`|line 1, column 4: expected 'true', but found 't'",
        "``|line 1, column 1: expected a value, but the text ends",
      })
  void mistake_is_reported_with_its_place_whatever_the_pieces(String text, String message) {
    for (int size = 1; size <= 10; size++) {
      int pieces = size;
      assertThatThrownBy(() -> Parser.read(new StringReader(text), pieces, false))
          .isInstanceOf(JsonException.class)
          .hasMessage(message);
    }
  }

  @Test
  void nesting_has_a_limit_that_is_reported() throws IOException {
    String deepest = "[".repeat(1000) + "]".repeat(1000);
    assertThat(Parser.read(new StringReader(deepest), 3, false)).isInstanceOf(List.class);

    assertThatThrownBy(() -> Parser.read(new StringReader("[" + deepest + "]"), 3, false))
        .isInstanceOf(JsonException.class)
        .hasMessage("line 1, column 1001: nested deeper than 1000");
  }

  @Test
  void mistake_is_reported_before_the_rest_is_sent() {
    var parser = JsonReader.coroutine();
    parser.next();
    assertThat(parser.send("[tr")).isEqualTo(3);
    assertThat(parser.send("")).isEqualTo(3);

    assertThatThrownBy(() -> parser.send("y"))
        .hasMessage("line 1, column 4: expected 'true', but found 'y'");
    assertThat(parser.hasNext()).isFalse();
  }
}
