package dev.fermata.benchmarks.measure;

import dev.fermata.benchmarks.programs.AsyncSubjectCheck;
import dev.fermata.benchmarks.programs.Hello;
import dev.fermata.benchmarks.programs.SleepingMemory;
import dev.fermata.benchmarks.programs.SubjectCheck;
import dev.fermata.benchmarks.programs.SuspendedMemory;
import dev.fermata.benchmarks.scaling.Scaling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs a program of ours in a JVM: one that prints a figure, or one whose time is the figure. */
final class ProgramMeter {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Settings settings;

  ProgramMeter(Settings settings) {
    this.settings = settings;
  }

  /** Throws unless {@code subject} does its workloads right on {@code jdk}. */
  void check(Jdk jdk, String subject, boolean isOfTasks) throws IOException, InterruptedException {
    if (subject.equals(Plan.ASYNCIO)) {
      return; // it checks itself
    }
    List<String> command = new ArrayList<>(List.of(jdk.java()));
    command.addAll(Contender.named(subject).jvmOptions());
    addAgent(command, Contender.named(subject).isOurs());
    addProgram(command, isOfTasks ? AsyncSubjectCheck.class : SubjectCheck.class);
    command.add(subject);
    outputOf(command);
  }

  /** Bytes in the heap; the collector does not matter, and the serial one is exact. */
  Sample memory(Jdk jdk, Cell cell) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(jdk.java(), "-XX:+UseSerialGC", "-Xmx2g"));
    command.addAll(Contender.named(cell.subject()).jvmOptions());
    addAgent(command, Contender.named(cell.subject()).isOurs());
    boolean isOfTasks = cell.workload().isOfTasks();
    addProgram(command, isOfTasks ? SleepingMemory.class : SuspendedMemory.class);
    command.add(cell.subject());
    command.add(Integer.toString(cell.calls()));
    return Sample.of(Double.parseDouble(outputOf(command)));
  }

  /** Seconds from the start of the JVM to its end, with every option as it comes. */
  Sample start(Jdk jdk, Cell cell) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(jdk.java()));
    addAgent(command, cell.subject().equals(Plan.WITH_AGENT));
    addProgram(command, Hello.class);
    long begin = System.nanoTime();
    outputOf(command);
    return Sample.of((System.nanoTime() - begin) / NANOS_PER_SECOND);
  }

  /** A row for each value of a quantity: the value, and its figures. */
  double[][] scaling(Jdk jdk, Quantity quantity) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(jdk.java(), "-XX:+UseParallelGC", "-Xms2g", "-Xmx2g"));
    addAgent(command, true);
    addProgram(command, Scaling.class);
    command.add(quantity.key());
    command.addAll(quantity.values);
    return outputOf(command)
        .lines()
        .map(line -> Stream.of(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }

  private void addAgent(List<String> command, boolean wanted) {
    if (wanted) {
      command.add("-javaagent:" + settings.agent());
    }
  }

  private static void addProgram(List<String> command, Class<?> program) {
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(program.getName());
  }

  static String outputOf(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed:\n" + output);
    }
    return output.strip();
  }
}
