package dev.fermata.benchmarks.measure;

import dev.fermata.benchmarks.measure.Drawing.Bars;
import dev.fermata.benchmarks.measure.Drawing.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws a chart for each workload, and one of all rivals beside ours. */
final class Charts {
  private static final List<Workload> COMPARED =
      List.of(
          Workload.FLAT,
          Workload.FLAT_INTS,
          Workload.TREE,
          Workload.CREATE,
          Workload.ALTERNATE,
          Workload.INSIDE);
  private static final List<String> RIVALS =
      List.of(
          Plan.OURS,
          Plan.ITERATOR,
          Plan.SUSPEND,
          Plan.RAW,
          Plan.KILIM,
          Plan.JAVAFLOW,
          Plan.CONTINUATION,
          Plan.THREADS);
  private static final List<Workload> COMPARED_TASKS =
      List.of(
          Workload.SWITCH,
          Workload.RENDEZVOUS,
          Workload.TURNS,
          Workload.SPAWN,
          Workload.FAN_OUT,
          Workload.COMPLETED,
          Workload.ASYNC_ELEMENTS);
  private static final List<String> TASK_RIVALS =
      List.of(Plan.TASKS, Plan.KOTLIN_TASKS, Plan.THREAD_TASKS);

  private final Settings settings;
  private final Results results;
  private final Path directory;

  Charts(Settings settings, Results results) {
    this.settings = settings;
    this.results = results;
    directory = settings.results().resolve("charts");
  }

  void write() throws IOException {
    Files.createDirectories(directory);
    for (Workload workload : Workload.values()) {
      List<Cell> cells =
          results.cells().stream().filter(cell -> cell.workload() == workload).toList();
      if (workload == Workload.START || cells.isEmpty()) {
        continue;
      }
      if (workload == Workload.DEPTH || workload == Workload.DESCENT) {
        lines(workload, cells);
      } else {
        bars(workload, cells);
      }
    }
    for (Jdk jdk : settings.jdks()) {
      overview(jdk, "overview", COMPARED, RIVALS);
      overview(jdk, "overview-tasks", COMPARED_TASKS, TASK_RIVALS);
    }
  }

  private Path file(String name) {
    return directory.resolve(name + ".svg");
  }

  private void bars(Workload workload, List<Cell> cells) throws IOException {
    List<Bars.Group> series = new ArrayList<>();
    for (Jdk jdk : settings.jdks()) {
      List<@Nullable Double> heights = new ArrayList<>();
      cells.forEach(cell -> heights.add(median(jdk, cell)));
      if (heights.stream().anyMatch(Objects::nonNull)) {
        series.add(new Bars.Group("JDK " + jdk.feature(), heights));
      }
    }
    List<String> names = cells.stream().map(Cell::label).toList();
    new Bars(workload.title, workload.unit.symbol, names, series).write(file(workload.key));
  }

  private void lines(Workload workload, List<Cell> cells) throws IOException {
    List<Lines.Line> series = new ArrayList<>();
    for (Jdk jdk : settings.jdks()) {
      for (String subject : cells.stream().map(Cell::subject).distinct().toList()) {
        List<Cell> points =
            cells.stream()
                .filter(cell -> cell.subject().equals(subject) && results.has(jdk, cell))
                .toList();
        if (!points.isEmpty()) {
          series.add(
              new Lines.Line(
                  subject + ", JDK " + jdk.feature(),
                  points.stream().map(cell -> (double) cell.calls()).toList(),
                  points.stream()
                      .map(cell -> Spread.of(results.values(jdk, cell)).median())
                      .toList()));
        }
      }
    }
    new Lines(workload.title, "calls", workload.unit.symbol, series).write(file(workload.key));
  }

  /** How many times as long as ours each rival takes. */
  private void overview(Jdk jdk, String name, List<Workload> compared, List<String> rivals)
      throws IOException {
    List<Workload> known =
        compared.stream().filter(each -> results.has(jdk, Cell.of(each, each.ours()))).toList();
    List<Bars.Group> series = new ArrayList<>();
    for (String rival : rivals) {
      List<@Nullable Double> heights = new ArrayList<>();
      known.forEach(workload -> heights.add(timesOurs(jdk, Cell.of(workload, rival))));
      if (heights.stream().anyMatch(Objects::nonNull)) {
        series.add(new Bars.Group(rival, heights));
      }
    }
    if (!known.isEmpty()) {
      Stream<String> names = known.stream().map(each -> each.title.replaceFirst(":.*", ""));
      String title = "Time on JDK " + jdk.feature() + ", in multiples of " + rivals.get(0) + "'s";
      new Bars(title, "times", names.toList(), series).write(file(name + "-" + jdk.feature()));
    }
  }

  private @Nullable Double timesOurs(Jdk jdk, Cell rival) {
    if (!results.has(jdk, rival)) {
      return null;
    }
    double[] ours = results.values(jdk, rival.by(rival.workload().ours()));
    return Spread.ofRatios(results.values(jdk, rival), ours).median();
  }

  private @Nullable Double median(Jdk jdk, Cell cell) {
    return results.has(jdk, cell) ? Spread.of(results.values(jdk, cell)).median() : null;
  }
}
