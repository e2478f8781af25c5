package dev.fermata.samples;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A sample in a JVM of its own, with this one's agent. */
final class ChildProgram implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  ChildProgram(Class<?> program, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("-javaagent:"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(args));
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    output = process.inputReader();
  }

  long pid() {
    return process.pid();
  }

  /** Waits for a line that contains {@code text}; what comes before it is skipped. */
  String awaitLine(String text) throws IOException {
    List<String> skipped = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.contains(text)) {
        return line;
      }
      skipped.add(line);
    }
    throw new AssertionError("no line with '" + text + "' in " + skipped);
  }

  /** Asks it to end, as ctrl-C does; returns the rest of its output. */
  List<String> stop() throws IOException {
    // not by the process itself, which would also close the output
    process.toHandle().destroy();
    return output.lines().toList();
  }

  int exitStatus() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
