package first;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SquaresTest {
  @Test
  void squares_go_on_as_long_as_they_are_asked_for() {
    assertEquals(List.of(1, 4, 9, 16), Squares.squares().take(4).stream().toList());
  }
}
