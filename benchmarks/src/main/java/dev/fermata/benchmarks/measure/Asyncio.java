package dev.fermata.benchmarks.measure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** CPython's asyncio, where {@code python3} is on the path. A run of it has nothing of a JDK. */
final class Asyncio {
  private static final String PYTHON = "python3";
  private static final boolean IS_THERE = canRun(List.of(PYTHON, "-c", "import asyncio"));

  private Asyncio() {}

  static boolean isThere() {
    return IS_THERE;
  }

  private static boolean canRun(List<String> command) {
    try {
      ProgramMeter.outputOf(command);
      return true;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Nanoseconds of a switch; the only workload that it has. */
  static Sample pingPong(Settings settings) throws IOException, InterruptedException {
    String clock = settings.processorTime() ? "cpu" : "wall";
    String nanos = ProgramMeter.outputOf(List.of(PYTHON, "-c", program("pingpong"), clock));
    return Sample.of(Double.parseDouble(nanos));
  }

  private static String program(String name) throws IOException {
    String file = "/dev/fermata/benchmarks/programs/" + name + ".py";
    try (InputStream in = Asyncio.class.getResourceAsStream(file)) {
      byte[] text = Objects.requireNonNull(in, file).readAllBytes();
      return new String(text, StandardCharsets.UTF_8);
    }
  }
}
