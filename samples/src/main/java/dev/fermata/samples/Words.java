package dev.fermata.samples;

import dev.fermata.Generator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Finds the most frequent words of a text file of any size, by a pipeline of generators: lines,
 * their words, the words' counts. Each stage asks the one before it for one element at a time, so
 * that nothing but the vocabulary is held. A word is a run of letters; upper case counts as lower
 * case.
 *
 * <p>With {@code --plain} a loop written by hand does the same, to compare text and time.
 */
public final class Words {
  private static final int TOP = 10;
  private static final double NANOS_PER_SECOND = 1e9;

  private Words() {}

  /**
   * Runs the sample: prints words to standard output, and the time taken to standard error.
   *
   * @param args the file, and {@code --plain} for the loop
   */
  public static void main(String[] args) {
    boolean plain = args.length == 2 && args[1].equals("--plain");
    if (args.length != (plain ? 2 : 1) || args[0].startsWith("--")) {
      throw Arguments.fail("usage: words FILE [--plain]");
    }
    Path file = Arguments.file(args[0]);
    long begin = System.nanoTime();
    try {
      if (plain) {
        loop(file).forEach(System.out::println);
      } else {
        pipeline(file);
      }
    } catch (IOException unreadable) {
      throw Arguments.fail("Cannot read '" + args[0] + "': " + unreadable);
    }
    double seconds = (System.nanoTime() - begin) / NANOS_PER_SECOND;
    System.err.printf(Locale.ROOT, "%s: %.2f s%n", plain ? "loop" : "pipeline", seconds);
  }

  private static void pipeline(Path file) throws IOException {
    try (Generator<Tally.Count> counts = counts(words(lines(file))).take(TOP)) {
      for (Tally.Count count : counts) {
        System.out.println(count);
      }
    }
  }

  static Generator<String> lines(Path file) {
    return Generator.of(
        y -> {
          try (LineReader reader = new LineReader(file)) {
            for (String line; (line = reader.readLine()) != null; ) {
              y.yield(line);
            }
          }
        });
  }

  static Generator<String> words(Generator<String> lines) {
    return Generator.of(
        y -> {
          try (lines) {
            for (String line : lines) {
              String text = line.toLowerCase(Locale.ROOT);
              int start = wordStart(text, 0);
              while (start < text.length()) {
                int end = wordEnd(text, start);
                y.yield(text.substring(start, end));
                start = wordStart(text, end);
              }
            }
          }
        });
  }

  static Generator<Tally.Count> counts(Generator<String> words) {
    return Generator.of(
        y -> {
          Tally tally = new Tally();
          try (words) {
            for (String word : words) {
              tally.add(word);
            }
          }
          y.yieldAll(tally.ranking());
        });
  }

  /** Does by hand, all in one place, what the pipeline does. */
  static List<Tally.Count> loop(Path file) throws IOException {
    Tally tally = new Tally();
    try (LineReader reader = new LineReader(file)) {
      for (String line; (line = reader.readLine()) != null; ) {
        String text = line.toLowerCase(Locale.ROOT);
        int start = wordStart(text, 0);
        while (start < text.length()) {
          int end = wordEnd(text, start);
          tally.add(text.substring(start, end));
          start = wordStart(text, end);
        }
      }
    }
    List<Tally.Count> ranking = tally.ranking();
    return ranking.subList(0, Math.min(TOP, ranking.size()));
  }

  private static int wordStart(String text, int from) {
    int at = from;
    while (at < text.length() && !Character.isLetter(text.codePointAt(at))) {
      at++;
    }
    return at;
  }

  private static int wordEnd(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int letter = text.codePointAt(at);
      if (!Character.isLetter(letter)) {
        break;
      }
      at += Character.charCount(letter);
    }
    return at;
  }
}
