package dev.fermata.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/** Makes random programs, compiles many at once, and gives them to the oracle. */
final class RandomRun {
  private static final int BATCH = 250;
  private static final int MOST_SHRUNK = 3;
  private static final int MOST_TRIES = 2_000;

  private final UnaryOperator<Transformation> engine;
  private final List<String> faults = new ArrayList<>();

  private record Found(RandomCase program, String fault) {}

  /**
   * Creates a run.
   *
   * @param engine may change the engine, as the test of the shrinking does
   */
  RandomRun(UnaryOperator<Transformation> engine) {
    this.engine = engine;
  }

  /** One text for each program that is wrong: its seed, what is wrong, and the shrunk program. */
  List<String> faults() {
    return faults;
  }

  void over(long firstSeed, int count) {
    long end = firstSeed + count;
    LongStream.range(0, (count + BATCH - 1) / BATCH)
        .parallel()
        .map(batch -> firstSeed + batch * BATCH)
        .mapToObj(seed -> batch(seed, Math.min(end, seed + BATCH)))
        .flatMap(List::stream)
        .toList() // one is shrunk after the other
        .forEach(found -> faults.add(report(found)));
  }

  private List<Found> batch(long begin, long end) {
    List<RandomCase> cases = new ArrayList<>();
    Map<String, String> sources = new HashMap<>();
    for (long seed = begin; seed < end; seed++) {
      RandomCase made = RandomCase.ofSeed(seed);
      cases.add(made);
      if (made.isSource()) {
        sources.put(made.className(), made.text());
      }
    }
    Map<String, byte[]> compiled = SourceCompiler.compileAll(sources, 17);
    List<Found> found = new ArrayList<>();
    for (RandomCase each : cases) {
      String fault = each.fault(compiled, engine);
      if (fault != null) {
        found.add(new Found(each, fault));
      }
    }
    return found;
  }

  private String report(Found found) {
    long seed = found.program.seed();
    if (faults.size() >= MOST_SHRUNK) {
      return "seed " + seed + ": " + found.fault;
    }
    RandomCase shrunk = found.program.shrunk(engine, MOST_TRIES);
    return "seed %d: %s%nshrunk:%n%s%n%s"
        .formatted(seed, found.fault, shrunk.text(), shrunk.fault(engine));
  }

  /** Runs from the command line: {@code FIRST-SEED COUNT}. Ends with 1 if there is a fault. */
  public static void main(String[] arguments) {
    long first = Long.parseLong(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    RandomRun run = new RandomRun(UnaryOperator.identity());
    long begin = System.nanoTime();
    int step = 5_000;
    for (int done = 0; done < count; done += step) {
      run.over(first + done, Math.min(step, count - done));
      System.out.printf(
          "%,d programs from seed %d, %,d s, %d faults%n",
          Math.min(count, done + step),
          first,
          (System.nanoTime() - begin) / 1_000_000_000,
          run.faults().size());
    }
    run.faults().forEach(System.out::println);
    System.exit(run.faults().isEmpty() ? 0 : 1);
  }
}
