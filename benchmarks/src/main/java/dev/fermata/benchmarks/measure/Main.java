package dev.fermata.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Measures in rounds: each takes one sample of every cell on every JDK, so that a slow minute of
 * the machine falls on all subjects alike. {@code benchmarks/run} starts it.
 */
public final class Main {
  /** Starts are short and vary much: the minimum of so many counts. */
  private static final int START_ROUNDS = 12;

  private final Settings settings;
  private final Store store;
  private final Results results;
  private final long begin = System.nanoTime();

  private Main(Settings settings) throws IOException {
    this.settings = settings;
    store = new Store(settings.results());
    results = store.read();
  }

  /**
   * Measures and writes the report.
   *
   * @param args options of JMH, and regular expressions that choose workloads
   */
  public static void main(String[] args) throws Exception {
    Settings settings = Settings.of(args);
    Files.createDirectories(settings.results());
    if (Boolean.getBoolean("fermata.scaling")) {
      new ScalingRun(settings).run();
    } else {
      new Main(settings).run();
    }
  }

  private void run() throws Exception {
    ProgramMeter programs = new ProgramMeter(settings);
    JmhMeter jmh = new JmhMeter(settings);
    check(programs);
    try {
      rounds(START_ROUNDS, programs::start, cell -> cell.workload() == Workload.START);
      rounds(1, programs::memory, cell -> cell.workload().unit == Workload.Unit.BYTES);
      rounds(settings.rounds(), jmh, cell -> cell.workload().unit == Workload.Unit.NANOS);
    } finally {
      write(jmh);
    }
  }

  private void write(JmhMeter jmh) throws IOException {
    Path directory = settings.results();
    jmh.writeJson(unused(directory));
    Files.writeString(directory.resolve("samples.json"), new Json(settings, results).text());
    String report = new Report(settings, results).text();
    Files.writeString(directory.resolve("table.md"), report);
    System.out.println();
    System.out.println(report);
    new Charts(settings, results).write();
  }

  /** An earlier run into the same directory keeps its file. */
  private static Path unused(Path directory) {
    Path file = directory.resolve("jmh.json");
    for (int run = 2; Files.exists(file); run++) {
      file = directory.resolve("jmh-" + run + ".json");
    }
    return file;
  }

  private void check(ProgramMeter programs) throws Exception {
    Map<String, Boolean> ofTasks = new TreeMap<>();
    settings.cells().stream()
        .filter(cell -> cell.workload() != Workload.START)
        .forEach(cell -> ofTasks.put(cell.subject(), cell.workload().isOfTasks()));
    for (Jdk jdk : settings.jdks()) {
      for (Map.Entry<String, Boolean> subject : ofTasks.entrySet()) {
        if (!Contender.named(subject.getKey()).runsOn(jdk)) {
          continue;
        }
        programs.check(jdk, subject.getKey(), subject.getValue());
        System.err.printf("checked  JDK %s  %s%n", jdk.feature(), subject.getKey());
      }
    }
  }

  private void rounds(int count, Meter meter, Predicate<Cell> wanted) throws Exception {
    List<Cell> cells = settings.cells().stream().filter(wanted).toList();
    for (int round = 1; round <= count && (round == 1 || inBudget()); round++) {
      for (Cell cell : cells) {
        for (Jdk jdk : settings.jdks()) {
          if (round <= Plan.rounds(cell) && Contender.named(cell.subject()).runsOn(jdk)) {
            boolean isPython = cell.subject().equals(Plan.ASYNCIO);
            Sample sample = isPython ? Asyncio.pingPong(settings) : meter.measure(jdk, cell);
            store.add(jdk, cell, sample);
            results.add(jdk.version(), cell, sample);
            progress(round, jdk, cell, sample);
          }
        }
      }
    }
  }

  private boolean inBudget() {
    return (System.nanoTime() - begin) / 1_000_000_000 < settings.budgetSeconds();
  }

  private static void progress(int round, Jdk jdk, Cell cell, Sample sample) {
    System.err.printf(
        Locale.ROOT,
        "round %d  JDK %s  %-18s %-26s %9.3f %s%n",
        round,
        jdk.feature(),
        cell.workload().key,
        cell.label(),
        sample.value(),
        cell.workload().unit.symbol);
  }
}
