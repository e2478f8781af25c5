package dev.fermata.benchmarks.measure;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * What the script {@code benchmarks/run} passes on.
 *
 * @param jdks what to measure on
 * @param quick fewer cells, and no round begun after some minutes
 * @param agent the jar of the agent
 * @param results the directory to write to
 * @param collector the garbage collector, as in {@code -XX:+UseParallelGC}
 * @param processorTime whether to report what the JVM used, not what the clock showed
 * @param commit what is measured
 * @param includes which workloads, as regular expressions; empty for all
 * @param jmh the other options of JMH on the command line
 */
record Settings(
    List<Jdk> jdks,
    boolean quick,
    Path agent,
    Path results,
    String collector,
    boolean processorTime,
    String commit,
    List<Pattern> includes,
    CommandLineOptions jmh) {

  private static final int QUICK_ROUNDS = 3;
  private static final int FULL_ROUNDS = 8;
  private static final long QUICK_BUDGET_SECONDS = 130;

  static Settings of(String... jmhArguments) throws CommandLineOptionException {
    List<Jdk> jdks =
        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
            .splitAsStream(property("jdks"))
            .map(home -> Jdk.at(Path.of(home)))
            .toList();
    List<String> includes = new CommandLineOptions(jmhArguments).getIncludes();
    List<String> others = new ArrayList<>(List.of(jmhArguments));
    others.removeAll(includes); // a fork gets the name of its benchmark instead
    return new Settings(
        jdks,
        Boolean.parseBoolean(property("quick")),
        Path.of(property("agent")),
        Path.of(property("results")),
        property("collector"),
        property("clock").equals("cpu"),
        property("commit"),
        includes.stream().map(Pattern::compile).toList(),
        new CommandLineOptions(others.toArray(String[]::new)));
  }

  private static String property(String name) {
    String value = System.getProperty("fermata." + name);
    if (value == null) {
      throw new IllegalStateException("-Dfermata." + name + " is missing: use benchmarks/run.");
    }
    return value;
  }

  /** The cells that the regular expressions and {@code -p name=} on the command line leave. */
  List<Cell> cells() {
    Collection<String> subjects = jmh.getParameter("name").orElse(Collections.emptyList());
    return (quick ? Plan.quick() : Plan.full())
        .stream()
            .filter(cell -> subjects.isEmpty() || subjects.contains(cell.subject()))
            .filter(cell -> includes(cell.workload().key))
            .toList();
  }

  /** Whether the command line names something, or nothing at all. */
  boolean includes(String key) {
    return includes.isEmpty() || includes.stream().anyMatch(p -> p.matcher(key).find());
  }

  int rounds() {
    return jmh.getForkCount().orElse(quick ? QUICK_ROUNDS : FULL_ROUNDS);
  }

  /** After so long no further round begins, unless their number was given. */
  long budgetSeconds() {
    return quick && !jmh.getForkCount().hasValue() ? QUICK_BUDGET_SECONDS : Long.MAX_VALUE;
  }
}
