package dev.fermata.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes every method of every class of the jars in a folder, and of {@code java.base}, suspendable,
 * and checks what comes out. Ends with 1 if anything is wrong.
 *
 * <pre>
 *   Sweep FOLDER REPORT
 * </pre>
 */
public final class Sweep {
  /** How the reasons begin that are the JVM's limits or the design's. */
  private static final List<String> NAMED_REASONS =
      List.of(
          "it is native",
          "it is synchronized",
          "its class has another method with the signature of its twin",
          "its parameters leave no slot for the stack",
          "what is made of it would have",
          "with its twins the class exceeds the JVM's constant pool");

  private final Report report = new Report();
  private final List<String> errors = new ArrayList<>();
  private final Map<String, Integer> refusals = new TreeMap<>();

  private Sweep() {}

  /**
   * Runs the sweep.
   *
   * @param arguments the folder of the jars, and the file to write
   * @throws IOException if one of them cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    Sweep sweep = new Sweep();
    for (Path jar : jars(arguments[0])) {
      sweep.over(Subject.ofJar(jar));
    }
    sweep.over(JavaBase.read());
    sweep.end(Path.of(arguments[1]));
  }

  private static List<Path> jars(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files.filter(each -> each.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private void over(Subject subject) {
    Transformed transformed = Transformed.of(subject, Transformed.EVERYTHING);
    Findings findings = Findings.of(subject, transformed);
    findings.errors().forEach(error -> errors.add(subject.name() + ": " + error));
    Figures figures = Figures.of(subject, transformed);
    figures.refusals().forEach((reason, count) -> refusals.merge(reason, count, Integer::sum));
    Speed everything = Speed.measure(subject, Transformed.EVERYTHING);
    Speed nothing = Speed.measure(subject, Transformed.NOTHING);
    String row = report.add(new Report.Row(subject, findings, figures, everything, nothing));
    System.out.println(row);
  }

  private void end(Path file) throws IOException {
    refusals.forEach(
        (reason, count) -> {
          if (NAMED_REASONS.stream().noneMatch(reason::startsWith)) {
            errors.add(count + " times refused for a reason that is not named: " + reason);
          }
        });
    Files.writeString(file, report.text(refusals, errors));
    errors.stream().limit(200).forEach(System.out::println);
    System.out.println(errors.size() + " errors; see " + file);
    System.exit(errors.isEmpty() ? 0 : 1);
  }
}
