package dev.fermata.samples;

import dev.fermata.Generator;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;

/**
 * A lazy pipeline over a folder of CSV files of any size: rows are parsed, validated, put into
 * windows, aggregated and written, a window at a time. {@code --prepare} makes such a folder of at
 * least 1 GB.
 */
public final class Pipeline {
  static final String OUTPUT = "windows.txt";

  private static final int WINDOW = 1000;
  private static final int FILE_ROWS = 1_000_000;
  private static final long PREPARED_BYTES = 1L << 30;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MEGABYTE = 1e6;
  private static final long PROGRESS_BYTES = 1 << 24;
  private static final int BAR = 40;

  private Pipeline() {}

  /** What is known of the cities of one window. */
  record Summary(
      String first, String last, int cities, long people, double latitude, City largest) {
    static Summary of(List<City> window) {
      long people = 0;
      double latitude = 0;
      City largest = window.get(0);
      for (City city : window) {
        people += Math.max(0, city.population());
        latitude += city.latitude();
        largest = city.population() > largest.population() ? city : largest;
      }
      return new Summary(
          window.get(0).country(),
          window.get(window.size() - 1).country(),
          window.size(),
          people,
          latitude / window.size(),
          largest);
    }

    String line() {
      return String.format(
          Locale.ROOT,
          "%s,%s,%d,%d,%.4f,%s",
          first,
          last,
          cities,
          people,
          latitude,
          largest.name());
    }
  }

  /**
   * Runs the sample: writes a line for each 1000 cities to windows.txt in the folder.
   *
   * @param args the folder; or --prepare, the jar with the rows, and the folder to make
   */
  public static void main(String[] args) {
    boolean prepare = args.length == 3 && args[0].equals("--prepare");
    if (!prepare && (args.length != 1 || args[0].startsWith("--"))) {
      throw Arguments.fail("usage: pipeline DIR, or pipeline --prepare JAR DIR");
    }
    try {
      if (prepare) {
        Path jar = Arguments.file(args[1]);
        int files = CityFiles.prepare(jar, Path.of(args[2]), PREPARED_BYTES, FILE_ROWS);
        System.out.println("files: " + files);
      } else {
        run(args[0]);
      }
    } catch (IOException failed) {
      throw Arguments.fail("Cannot read or write: " + failed);
    }
  }

  private static void run(String folder) throws IOException {
    CityFiles input = CityFiles.in(folder);
    long bytes = input.totalBytes();
    long begin = System.nanoTime();
    LongConsumer progress = Terminal.isPresent() ? bar(bytes) : length -> {};
    long windows = write(summaries(input, progress), Path.of(folder, OUTPUT));
    double seconds = (System.nanoTime() - begin) / NANOS_PER_SECOND;
    input.report();
    System.out.println("windows: " + windows + ", written to " + OUTPUT);
    System.err.printf(Locale.ROOT, "%.0f MB in %.2f s%n", bytes / MEGABYTE, seconds);
  }

  static Generator<Summary> summaries(CityFiles input, LongConsumer progress) {
    return Generator.from(input.files())
        .flatMap(file -> input.cities(file, progress))
        .batched(WINDOW)
        .map(Summary::of);
  }

  private static long write(Generator<Summary> summaries, Path file) throws IOException {
    long windows = 0;
    try (summaries;
        Writer writer = Files.newBufferedWriter(file)) {
      for (Summary summary : summaries) {
        writer.write(summary.line() + "\n");
        windows++;
      }
    }
    return windows;
  }

  /** Draws how much has been read, now and then; a length counts characters, which is near. */
  private static LongConsumer bar(long bytes) {
    long[] read = {0};
    return length -> {
      long before = read[0] / PROGRESS_BYTES;
      read[0] += length;
      if (read[0] / PROGRESS_BYTES > before) {
        int full = (int) Math.min(BAR, BAR * read[0] / bytes);
        String end = full == BAR ? "\n" : "";
        System.err.print("\r[" + "#".repeat(full) + " ".repeat(BAR - full) + "]" + end);
      }
    };
  }
}
