package dev.fermata.samples;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a UTF-8 file line by line, in bounded memory whatever its lines are: one of more than
 * 65,536 characters comes in pieces, which are cut where no word is cut unless a word alone is that
 * long.
 */
final class LineReader implements Closeable {
  private final Reader reader;
  private final char[] buffer = new char[1 << 16];
  private int start;
  private int end;

  LineReader(Path file) throws IOException {
    reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8);
  }

  /** Returns the next line, or piece of one, without its newline; null at the end of the file. */
  String readLine() throws IOException {
    int at = start;
    while (true) {
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      if (at < end) {
        return take(at, at + 1);
      }
      at -= start;
      if (!fill()) {
        return start == end ? null : takePiece();
      }
    }
  }

  /** Reads more behind what is left; false if there is no more, or no room for it. */
  private boolean fill() throws IOException {
    System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= start;
    start = 0;
    int count = end == buffer.length ? 0 : reader.read(buffer, end, buffer.length - end);
    end += Math.max(count, 0);
    return count > 0;
  }

  private String takePiece() {
    int cut = end;
    if (end == buffer.length) {
      while (cut > 0 && inWord(buffer[cut - 1])) {
        cut--;
      }
    }
    return cut == 0 ? take(end, end) : take(cut, cut);
  }

  private static boolean inWord(char c) {
    return Character.isLetter(c) || Character.isSurrogate(c);
  }

  private String take(int until, int next) {
    String line = new String(buffer, start, until - start);
    start = next;
    return line;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
