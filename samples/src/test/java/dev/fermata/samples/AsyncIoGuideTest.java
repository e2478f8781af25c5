package dev.fermata.samples;

import static dev.fermata.async.Async.await;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fermata.async.Async;
import dev.fermata.async.AsyncGenerator;
import dev.fermata.async.Channel;
import dev.fermata.async.Select;
import dev.fermata.async.io.Connection;
import dev.fermata.async.io.FileStream;
import dev.fermata.async.io.Processes;
import dev.fermata.async.io.Server;
import dev.fermata.async.io.Streams;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Examples of docs/async.md, such as read and write; {@link AsyncGuideTest} has the others. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class AsyncIoGuideTest {
  private final List<Object> log = new ArrayList<>();

  @Test
  void streams_and_programs_do_what_the_guide_says() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Async.run(
        () -> {
          try (Server server =
              Streams.startServer("127.0.0.1", 0, client -> client.write("hello\n"))) {
            int port = server.address().getPort();
            try (Connection connection = Streams.openConnection("127.0.0.1", port)) {
              connection.write("bye\n");
              Optional<String> line = connection.readLine();
              log.add(line.orElseThrow());
            }
          }
          Processes.Output output = Processes.run(new ProcessBuilder(java, "-version"));
          log.add(output.exitValue());
        });
    assertEquals(List.of("hello", 0), log);
  }

  @Test
  void files_do_what_the_guide_says(@TempDir Path folder) {
    Path path = folder.resolve("lines.txt");
    Async.run(
        () -> {
          try (FileStream file = FileStream.open(path, CREATE, WRITE)) {
            file.write("one\ntwo\n");
          }
          try (AsyncGenerator<String> lines = FileStream.lines(path)) {
            for (String line : lines) {
              log.add(line);
            }
          }
        });
    assertEquals(List.of("one", "two"), log);
  }

  @Test
  void what_python_has_not_or_spells_otherwise_does_what_the_guide_says() {
    Async.run(
        () -> {
          Channel<String> channel = Channel.buffered(1);
          channel.sender().send("sent");
          String chosen =
              new Select<String>()
                  .onReceive(channel.receiver(), value -> value)
                  .onTimeout(ofSeconds(60), () -> "late")
                  .run();
          log.add(chosen);
          AsyncGenerator<Integer> g =
              AsyncGenerator.of(
                  y -> {
                    try {
                      y.yield(1);
                    } catch (IllegalStateException gone) {
                      y.yield(2);
                    }
                  });
          log.add(await(g.anext()));
          int afterwards = await(g.araise(new IllegalStateException("gone")));
          log.add(afterwards);
        });
    assertEquals(List.of("sent", 1, 2), log);
  }
}
