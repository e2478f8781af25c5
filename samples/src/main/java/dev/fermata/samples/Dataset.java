package dev.fermata.samples;

import dev.fermata.Generator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * Mini-batches of a data set in files, as a training loop wants them: in each epoch all files are
 * read at once in turns, the rows are shuffled in a bounded buffer, put into batches, and fetched
 * ahead by another thread. A row is a city's place, its label the country.
 */
public final class Dataset {
  private static final int EPOCHS = 3;
  private static final int BATCH = 256;
  private static final int SHUFFLE_BUFFER = 20_000;
  private static final int AHEAD = 8;
  private static final int FILE_ROWS = 100_000;
  private static final double NANOS_PER_SECOND = 1e9;

  private Dataset() {}

  /**
   * Runs the sample: prints what the batches of each epoch are like.
   *
   * @param args the folder; or --prepare, the jar with the rows, and the folder to make
   */
  public static void main(String[] args) {
    boolean prepare = args.length == 3 && args[0].equals("--prepare");
    if (!prepare && (args.length != 1 || args[0].startsWith("--"))) {
      throw Arguments.fail("usage: dataset DIR, or dataset --prepare JAR DIR");
    }
    try {
      if (prepare) {
        Path jar = Arguments.file(args[1]);
        System.out.println("files: " + CityFiles.prepare(jar, Path.of(args[2]), 0, FILE_ROWS));
      } else {
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
          train(args[0], epoch);
        }
      }
    } catch (IOException failed) {
      throw Arguments.fail("Cannot read or write: " + failed);
    }
  }

  private static void train(String folder, int epoch) throws IOException {
    CityFiles input = CityFiles.in(folder);
    long begin = System.nanoTime();
    Statistics statistics = new Statistics();
    try (Generator<List<City>> batches =
        Prefetch.of(batches(input, new Random(epoch), BATCH, SHUFFLE_BUFFER), AHEAD)) {
      for (List<City> batch : batches) {
        statistics.add(batch);
      }
    }
    double seconds = (System.nanoTime() - begin) / NANOS_PER_SECOND;
    System.out.println("epoch " + epoch + ": " + statistics);
    input.report();
    System.err.printf(Locale.ROOT, "%.0f rows/s%n", statistics.rows / seconds);
  }

  /** Returns the batches of one epoch, the last of which may be smaller. */
  static Generator<List<City>> batches(CityFiles input, Random random, int size, int buffer) {
    return shuffled(interleaved(input), buffer, random).batched(size);
  }

  /** Takes a row of each file in turn: a file's rows are sorted by their label. */
  private static Generator<City> interleaved(CityFiles input) {
    return Generator.of(
        y -> {
          List<Generator<City>> open = new ArrayList<>();
          try {
            input.files().forEach(file -> open.add(input.cities(file, length -> {})));
            while (!open.isEmpty()) {
              for (int i = 0; i < open.size(); i++) {
                if (open.get(i).hasNext()) {
                  y.yield(open.get(i).next());
                } else {
                  open.remove(i--);
                }
              }
            }
          } finally {
            open.forEach(Generator::close);
          }
        });
  }

  /** Hands out one of {@code size} elements at random, and puts the next in its place. */
  static <T> Generator<T> shuffled(Generator<T> source, int size, Random random) {
    return Generator.of(
        y -> {
          try (source) {
            List<T> buffer = new ArrayList<>();
            for (T element : source) {
              if (buffer.size() < size) {
                buffer.add(element);
              } else {
                y.yield(buffer.set(random.nextInt(size), element));
              }
            }
            Collections.shuffle(buffer, random);
            y.yieldAll(buffer);
          }
        });
  }

  /** What is printed of an epoch. */
  static final class Statistics {
    private long batches;
    private long rows;
    private long labelsInBatches;
    private double latitude;
    private double squares;
    private final Set<String> labels = new HashSet<>();

    void add(List<City> batch) {
      batches++;
      rows += batch.size();
      Set<String> own = new HashSet<>();
      for (City city : batch) {
        own.add(city.country());
        latitude += city.latitude();
        squares += city.latitude() * city.latitude();
      }
      labelsInBatches += own.size();
      labels.addAll(own);
    }

    @Override
    public String toString() {
      double mean = latitude / rows;
      return String.format(
          Locale.ROOT,
          "%d rows in %d batches, %d labels, %.1f in a batch, latitude %.3f ± %.3f",
          rows,
          batches,
          labels.size(),
          (double) labelsInBatches / batches,
          mean,
          Math.sqrt(squares / rows - mean * mean));
    }
  }
}
