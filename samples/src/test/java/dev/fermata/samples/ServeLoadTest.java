package dev.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * Ten thousand idle streams and 500 active ones, of a server in a JVM of its own: {@code mvn verify
 * -Pload}, where {@code ulimit -n} is 12,000 or more.
 */
@Tag("load")
@Timeout(value = 300, threadMode = ThreadMode.SEPARATE_THREAD)
class ServeLoadTest {
  private static final int IDLE = 10_000;
  private static final int ACTIVE = 500;

  @Test
  void server_holds_10000_idle_and_500_active_streams() throws Exception {
    try (ChildProgram server = new ChildProgram(Serve.class, "0")) {
      String line = server.awaitLine("Serving http://127.0.0.1:");
      int port = Integer.parseInt(line.replaceAll("\\D*127.0.0.1:(\\d+)/.*", "$1"));
      // what the first streams need is loaded
      new ServeLoad(port).run(100, 100, Duration.ofSeconds(5), () -> {});
      long heapBefore = liveBytes(server);
      String memoryBefore = memory(server);

      ServeLoad.Report idle =
          new ServeLoad(port)
              .run(
                  IDLE,
                  0,
                  Duration.ofSeconds(5),
                  () -> {
                    System.out.println("resident: " + memoryBefore + ", then " + memory(server));
                    long each = (liveBytes(server) - heapBefore) / IDLE;
                    System.out.println("live bytes of an idle stream: " + each);
                  });
      System.out.println("idle: " + idle);
      ServeLoad.Report report =
          new ServeLoad(port).run(IDLE, ACTIVE, Duration.ofSeconds(20), () -> {});
      System.out.println("all: " + report + "; resident: " + memory(server));

      assertThat(report.connected()).isEqualTo(IDLE + ACTIVE);
      assertThat(report.lost() + idle.lost()).isZero();
      assertThat(report.latencies().length).isGreaterThan(20 * ACTIVE);
      assertThat(server.stop()).noneMatch(each -> each.contains("Exception"));
    }
  }

  /** Returns the bytes of all objects in the server's heap after a collection. */
  private static long liveBytes(ChildProgram server) {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try {
      Process process =
          new ProcessBuilder(tool.toString(), "" + server.pid(), "GC.class_histogram").start();
      String all = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Long.parseLong(all.strip().replaceAll("(?s).*Total +\\d+ +(\\d+)", "$1"));
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  private static String memory(ChildProgram server) {
    try {
      List<String> status = Files.readAllLines(Path.of("/proc/" + server.pid() + "/status"));
      return status.stream()
          .filter(each -> each.startsWith("VmRSS:"))
          .map(each -> each.substring("VmRSS:".length()).strip())
          .findAny()
          .orElse("unknown");
    } catch (IOException notLinux) {
      return "unknown";
    }
  }
}
