package dev.fermata.it.async.io;

import static dev.fermata.async.Async.moveOnAfter;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.async.Async;
import dev.fermata.async.io.Processes;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Programs. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ProcessesIT {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @Test
  void output_and_exit_value_of_a_program_are_awaited() {
    Async.run(
        () -> {
          Processes.Output output = Processes.run(new ProcessBuilder(JAVA, "-version"));
          assertThat(output.exitValue()).isZero();
          assertThat(output.err()).contains("version");
          assertThat(output.out()).isEmpty();
          assertThat(Processes.run(new ProcessBuilder(JAVA, "-no-such-option")).exitValue())
              .isNotZero();
        });
  }

  @Test
  void cancelled_task_ends_its_program() {
    Async.run(
        () -> {
          ProcessBuilder waiting = new ProcessBuilder("sleep", "1000");
          assertThat(moveOnAfter(ofMillis(50), () -> Processes.run(waiting))).isEmpty();
        });
    assertThat(
            ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::info))
        .noneMatch(info -> info.commandLine().orElse("").contains("sleep 1000"));
  }
}
