package dev.fermata.samples;

import dev.fermata.Coroutine;
import dev.fermata.StopIteration;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A parser that is pushed: whoever has a piece of the text sends it. The parser itself, {@link
 * JsonReader}, is plain recursive descent.
 */
public final class Parser {
  private static final int DEMONSTRATION_PIECE = 9;
  private static final int FILE_PIECE = 1 << 13;
  private static final String TEXT =
      "{\"name\": \"Fermata\", \"bars\": [1, -2.5e1, true, null], \"sign\": \"\\ud834\\udd10\"}";

  private Parser() {}

  /**
   * Runs the sample: parses a text of its own and one with a mistake, showing each piece that is
   * sent; or a file.
   *
   * @param args a file of JSON, or none
   */
  public static void main(String[] args) {
    if (args.length > 1) {
      throw Arguments.fail("usage: parser [FILE]");
    }
    boolean good = true;
    try {
      if (args.length == 1) {
        Path file = Arguments.file(args[0]);
        try (Reader reader = Files.newBufferedReader(file)) {
          good = parse(reader, FILE_PIECE, false);
        }
      } else {
        parse(new StringReader(TEXT), DEMONSTRATION_PIECE, true);
        parse(new StringReader(TEXT.replace("true", "truth")), DEMONSTRATION_PIECE, true);
      }
    } catch (IOException unreadable) {
      throw Arguments.fail("Cannot read '" + args[0] + "': " + unreadable);
    }
    if (!good) {
      System.exit(1);
    }
  }

  /** Prints the value, or what is wrong with the text; false if something is. */
  private static boolean parse(Reader text, int size, boolean shown) throws IOException {
    try {
      System.out.println("value: " + read(text, size, shown));
      return true;
    } catch (JsonException mistake) {
      System.out.println("error: " + mistake.getMessage());
      return false;
    }
  }

  /** Sends the text in pieces of {@code size} characters, and at its end null. */
  static Object read(Reader text, int size, boolean shown) throws IOException {
    char[] buffer = new char[size];
    try (Coroutine<Integer, String, Object> parser = JsonReader.coroutine()) {
      parser.next();
      while (true) {
        int count = text.read(buffer);
        String piece = count < 0 ? null : new String(buffer, 0, count);
        if (shown) {
          System.out.println(piece == null ? "send the end" : "send " + piece);
        }
        parser.send(piece);
      }
    } catch (StopIteration end) {
      return end.value();
    }
  }
}
