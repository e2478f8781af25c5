package dev.fermata.samples;

import dev.fermata.Channelled;
import dev.fermata.Coroutine;
import dev.fermata.Generator;
import dev.fermata.Suspendable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON value (RFC 8259) that comes in pieces. It is written as if all the text were
 * there: where a piece ends, even within a word or a number, {@link #peek} suspends the calls that
 * it stands in, until the next piece is sent.
 *
 * <p>Objects become maps, arrays lists, numbers doubles.
 */
final class JsonReader {
  private static final int DEEPEST = 1000;
  private static final int END = -1;
  private static final int HEXADECIMAL = 16;
  private static final int CODE_DIGITS = 4;

  private final Channelled<Integer, String> source;
  private String piece = "";
  private int next;
  private boolean ended;
  private int read;
  private int line = 1;
  private int column = 1;
  private int depth;

  private JsonReader(Channelled<Integer, String> source) {
    this.source = source;
  }

  /**
   * Returns a coroutine that is sent pieces of text, and null (or asked for the next element) at
   * the end of it. It yields how many characters it has read, and returns the value. A text that is
   * no JSON ends it with a {@link JsonException}.
   */
  static Coroutine<Integer, String, Object> coroutine() {
    return Generator.returning(
        y -> {
          JsonReader reader = new JsonReader(y);
          Object value = reader.value();
          if (reader.token() != END) {
            throw reader.unexpected("the end");
          }
          return value;
        });
  }

  /** Returns the character at hand without taking it, or {@link #END}; suspends for a new piece. */
  @Suspendable
  private int peek() {
    while (next == piece.length() && !ended) {
      String sent = source.yield(read);
      ended = sent == null;
      piece = ended ? "" : sent;
      next = 0;
    }
    return ended ? END : piece.charAt(next);
  }

  /** Takes the character that {@link #peek} has shown. */
  private void take() {
    boolean newline = piece.charAt(next) == '\n';
    line += newline ? 1 : 0;
    column = newline ? 1 : column + 1;
    next++;
    read++;
  }

  /** Skips white space, and returns the character after it without taking it. */
  @Suspendable
  private int token() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
      take();
    }
    return peek();
  }

  @Suspendable
  private Object value() {
    return switch (token()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> throw unexpected("a value");
    };
  }

  @Suspendable
  private Map<String, Object> object() {
    Map<String, Object> members = new LinkedHashMap<>();
    open();
    if (token() != '}') {
      do {
        if (token() != '"') {
          throw unexpected("a name in quotes");
        }
        String name = string();
        if (token() != ':') {
          throw unexpected("':'");
        }
        take();
        members.put(name, value());
      } while (another('}'));
    }
    close();
    return members;
  }

  @Suspendable
  private List<Object> array() {
    List<Object> elements = new ArrayList<>();
    open();
    if (token() != ']') {
      do {
        elements.add(value());
      } while (another(']'));
    }
    close();
    return elements;
  }

  private void open() {
    if (++depth > DEEPEST) {
      throw failure("nested deeper than " + DEEPEST);
    }
    take();
  }

  private void close() {
    depth--;
    take();
  }

  /** Takes a comma, or stands before {@code end}. */
  @Suspendable
  private boolean another(char end) {
    int c = token();
    if (c == ',') {
      take();
      return true;
    }
    if (c != end) {
      throw unexpected("',' or '" + end + "'");
    }
    return false;
  }

  @Suspendable
  private Object word(String word, Object value) {
    for (int i = 0; i < word.length(); i++) {
      if (peek() != word.charAt(i)) {
        throw unexpected("'" + word + "'");
      }
      take();
    }
    return value;
  }

  @Suspendable
  private Double number() {
    StringBuilder text = new StringBuilder();
    if (peek() == '-') {
      append(text);
    }
    if (peek() == '0') {
      append(text);
    } else {
      digits(text);
    }
    if (peek() == '.') {
      append(text);
      digits(text);
    }
    if (peek() == 'e' || peek() == 'E') {
      append(text);
      if (peek() == '+' || peek() == '-') {
        append(text);
      }
      digits(text);
    }
    return Double.valueOf(text.toString());
  }

  @Suspendable
  private void digits(StringBuilder text) {
    if (peek() < '0' || peek() > '9') {
      throw unexpected("a digit");
    }
    while (peek() >= '0' && peek() <= '9') {
      append(text);
    }
  }

  @Suspendable
  private String string() {
    StringBuilder text = new StringBuilder();
    take();
    while (peek() != '"') {
      if (peek() < ' ') {
        throw unexpected("the end of a string");
      }
      if (peek() == '\\') {
        take();
        text.append(escaped());
      } else {
        append(text);
      }
    }
    take();
    return text.toString();
  }

  @Suspendable
  private char escaped() {
    int c = peek();
    if (c == 'u') {
      take();
      return code();
    }
    int at = "\"\\/bfnrt".indexOf(c);
    if (at < 0) {
      throw unexpected("one of \"\\/bfnrtu");
    }
    take();
    return "\"\\/\b\f\n\r\t".charAt(at);
  }

  @Suspendable
  private char code() {
    int code = 0;
    for (int i = 0; i < CODE_DIGITS; i++) {
      int digit = peek() > 'f' ? -1 : Character.digit(peek(), HEXADECIMAL);
      if (digit < 0) {
        throw unexpected("a hexadecimal digit");
      }
      code = code * HEXADECIMAL + digit;
      take();
    }
    return (char) code;
  }

  private void append(StringBuilder text) {
    text.append(piece.charAt(next));
    take();
  }

  /** Says what is at hand; to be called after {@link #peek}. */
  private JsonException unexpected(String expected) {
    String found = "the text ends";
    if (!ended) {
      char c = piece.charAt(next);
      found = c < ' ' ? "found the character " + (int) c : "found '" + c + "'";
    }
    return failure("expected " + expected + ", but " + found);
  }

  private JsonException failure(String message) {
    return new JsonException(line, column, message);
  }
}
