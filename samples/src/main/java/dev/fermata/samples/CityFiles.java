package dev.fermata.samples;

import dev.fermata.Generator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A folder of CSV files of cities, made from the rows that the test jar of Apache Commons CSV
 * ships. What is malformed is counted by its reason, with the place of the first.
 */
final class CityFiles {
  static final String ENTRY = "org/apache/commons/csv/perf/worldcitiespop.txt.gz";

  private final List<Path> files;
  private final Map<String, Rejected> rejected = new TreeMap<>();
  private long rows;

  private CityFiles(List<Path> files) {
    this.files = files;
  }

  /** How many rows were malformed for one reason. */
  record Rejected(long count, String first) {}

  /** Finds the CSV files of {@code folder}; a mistake ends the program. */
  static CityFiles in(String folder) throws IOException {
    Path path = Path.of(folder);
    if (!Files.isDirectory(path)) {
      throw Arguments.fail("There is no folder '" + folder + "'. Make one with --prepare");
    }
    try (Stream<Path> all = Files.list(path)) {
      List<Path> files = all.filter(f -> f.toString().endsWith(".csv")).sorted().toList();
      if (files.isEmpty()) {
        throw Arguments.fail("The folder '" + folder + "' has no CSV file");
      }
      return new CityFiles(files);
    }
  }

  /**
   * Writes files of {@code rowsEach} rows until there are {@code bytes}, all rows at least once.
   */
  static int prepare(Path jar, Path folder, long bytes, int rowsEach) throws IOException {
    Files.createDirectories(folder);
    int number = 0;
    long written = 0;
    do {
      try (ZipFile zip = new ZipFile(jar.toFile());
          Generator<String> all = rows(zip, jar).drop(1)) {
        while (all.hasNext()) {
          Path file = folder.resolve("cities-%04d.csv".formatted(++number));
          try (Writer writer = Files.newBufferedWriter(file)) {
            writer.write(City.HEADER + "\n");
            for (int row = 0; row < rowsEach && all.hasNext(); row++) {
              writer.write(all.next() + "\n");
            }
          }
          written += Files.size(file);
        }
      }
    } while (written < bytes);
    return number;
  }

  private static Generator<String> rows(ZipFile zip, Path jar) throws IOException {
    ZipEntry entry = zip.getEntry(ENTRY);
    if (entry == null) {
      throw new IOException(jar + " has no entry " + ENTRY);
    }
    return Generator.from(
        new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(zip.getInputStream(entry)), StandardCharsets.ISO_8859_1))
            .lines());
  }

  List<Path> files() {
    return files;
  }

  long totalBytes() throws IOException {
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  /** Reads the cities of {@code file}, and tells {@code progress} the length of each line. */
  Generator<City> cities(Path file, LongConsumer progress) {
    return Generator.of(
        y -> {
          try (Generator<String> lines = Words.lines(file)) {
            long number = 0;
            for (String line : lines) {
              number++;
              progress.accept(line.length() + 1L);
              if (number == 1 && line.equals(City.HEADER)) {
                continue;
              }
              rows++;
              City city = valid(line, file.getFileName() + ":" + number);
              if (city != null) {
                y.yield(city);
              }
            }
          }
        });
  }

  private City valid(String line, String place) {
    try {
      return City.parse(line);
    } catch (City.MalformedException malformed) {
      rejected.merge(
          malformed.getMessage(),
          new Rejected(1, place),
          (all, one) -> new Rejected(all.count + 1, all.first));
      return null;
    }
  }

  long rows() {
    return rows;
  }

  Map<String, Rejected> rejected() {
    return rejected;
  }

  /** Prints how many rows were read, and what was malformed. */
  void report() {
    long bad = rejected.values().stream().mapToLong(Rejected::count).sum();
    System.out.println("rows: " + rows + ", malformed: " + bad);
    rejected.forEach(
        (reason, all) ->
            System.out.println("  " + reason + ": " + all.count + ", the first at " + all.first));
  }
}
