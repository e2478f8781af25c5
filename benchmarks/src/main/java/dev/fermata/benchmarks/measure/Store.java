package dev.fermata.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/**
 * Keeps each sample in a file as soon as it is taken, one line each: a run that is stopped loses
 * nothing, and another can add its rounds.
 */
final class Store {
  private static final String HEAD = "jdk,workload,subject,polluted,calls,value,bytes";

  private final Path file;

  Store(Path directory) {
    file = directory.resolve("samples.csv");
  }

  /** Reads what earlier runs have left here. */
  Results read() throws IOException {
    Results results = new Results();
    if (!Files.exists(file)) {
      Files.writeString(file, HEAD + "\n");
    }
    List<String> lines = Files.readAllLines(file);
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      Cell cell =
          new Cell(
              Workload.of(fields[1]),
              fields[2],
              Boolean.parseBoolean(fields[3]),
              Integer.parseInt(fields[4]));
      results.add(
          fields[0],
          cell,
          new Sample(Double.parseDouble(fields[5]), Double.parseDouble(fields[6])));
    }
    return results;
  }

  void add(Jdk jdk, Cell cell, Sample sample) throws IOException {
    String line =
        String.format(
            Locale.ROOT,
            "%s,%s,%s,%b,%d,%s,%s%n",
            jdk.version(),
            cell.workload().key,
            cell.subject(),
            cell.polluted(),
            cell.calls(),
            sample.value(),
            sample.bytes());
    Files.writeString(file, line, StandardOpenOption.APPEND);
  }
}
