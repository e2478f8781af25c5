package dev.fermata.benchmarks.measure;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs one fork of one benchmark, and keeps what JMH returns for its own report. */
final class JmhMeter implements Meter {
  private static final String ALLOCATION = "gc.alloc.rate.norm";

  private final Settings settings;
  private final Path logs;
  private final Map<String, List<RunResult>> runs = new LinkedHashMap<>();

  JmhMeter(Settings settings) {
    this.settings = settings;
    logs = settings.results().resolve("logs");
  }

  @Override
  public Sample measure(Jdk jdk, Cell cell) throws IOException, RunnerException {
    String label = jdk.feature() + " " + cell.workload().key + " " + cell.label();
    List<RunResult> earlier = runs.computeIfAbsent(label, key -> new ArrayList<>());
    Path log = log(label, earlier.size() + 1);
    RunResult run;
    try {
      run = new Runner(options(jdk, cell, log)).runSingle();
    } catch (RunnerException failure) {
      System.err.println(Files.readString(log));
      System.err.println("Once more, because one failure must not lose a long run: " + label);
      run = new Runner(options(jdk, cell, log)).runSingle();
    }
    earlier.add(run);
    Result<?> allocation = (Result<?>) run.getSecondaryResults().get(ALLOCATION);
    return new Sample(
        medianOfIterations(run), allocation == null ? Double.NaN : allocation.getScore());
  }

  private Path log(String label, int round) throws IOException {
    Files.createDirectories(logs);
    return logs.resolve(label.replaceAll("\\W+", "-") + "-" + round + ".txt");
  }

  private double medianOfIterations(RunResult run) {
    return Spread.of(
            run.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .mapToDouble(this::nanos)
                .toArray())
        .median();
  }

  private double nanos(IterationResult iteration) {
    Result<?> result =
        settings.processorTime()
            ? iteration.getSecondaryResults().get(CpuTimeProfiler.KEY)
            : iteration.getPrimaryResult();
    return Objects.requireNonNull(result, "no result of the iteration").getScore();
  }

  private Options options(Jdk jdk, Cell cell, Path log) {
    CommandLineOptions given = settings.jmh();
    boolean quick = settings.quick();
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .parent(given)
            .include("\\." + cell.workload().suite + "\\." + cell.workload().key + "$")
            .param("name", cell.subject())
            .param("polluted", Boolean.toString(cell.polluted()))
            .jvm(jdk.java())
            .jvmArgs(jvmArguments(cell))
            .forks(1)
            .warmupIterations(given.getWarmupIterations().orElse(quick ? 4 : 5))
            .warmupTime(given.getWarmupTime().orElse(TimeValue.milliseconds(quick ? 400 : 500)))
            .measurementIterations(given.getMeasurementIterations().orElse(quick ? 3 : 5))
            .measurementTime(
                given.getMeasurementTime().orElse(TimeValue.milliseconds(quick ? 200 : 400)))
            .addProfiler(GCProfiler.class)
            .addProfiler(CpuTimeProfiler.class)
            .shouldFailOnError(true)
            .output(log.toString());
    int elements = Contender.named(cell.subject()).elements();
    if (elements > 0 && cell.workload().takesElements()) {
      options.param("elements", Integer.toString(elements)).operationsPerInvocation(elements);
    }
    if (cell.calls() > 0) {
      options.param("depth", Integer.toString(cell.calls()));
    }
    return options.build();
  }

  private String[] jvmArguments(Cell cell) {
    List<String> arguments = new ArrayList<>(List.of("-Xms1g", "-Xmx1g"));
    arguments.add("-XX:+Use" + settings.collector() + "GC");
    if (Contender.named(cell.subject()).isOurs()) {
      arguments.add("-javaagent:" + settings.agent());
    }
    arguments.addAll(Contender.named(cell.subject()).jvmOptions());
    arguments.addAll(settings.jmh().getJvmArgs().orElse(Collections.emptyList()));
    return arguments.toArray(String[]::new);
  }

  /** Writes all forks in JMH's own format, without the paths of this machine. */
  void writeJson(Path file) {
    if (runs.isEmpty()) {
      return;
    }
    List<RunResult> merged =
        runs.values().stream().filter(forks -> !forks.isEmpty()).map(JmhMeter::merge).toList();
    try {
      try (PrintStream out = new PrintStream(file.toFile(), StandardCharsets.UTF_8)) {
        ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(merged);
      }
      String text = Files.readString(file);
      text = text.replace(settings.agent().toString(), settings.agent().getFileName().toString());
      for (Jdk jdk : settings.jdks()) {
        text = text.replace(jdk.java(), "java");
      }
      Files.writeString(file, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static RunResult merge(List<RunResult> forks) {
    List<BenchmarkResult> results = new ArrayList<>();
    forks.forEach(fork -> results.addAll(fork.getBenchmarkResults()));
    return new RunResult(forks.get(0).getParams(), results);
  }
}
