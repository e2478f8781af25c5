package dev.fermata.it.async.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.async.Async;
import dev.fermata.async.Event;
import dev.fermata.async.io.Connection;
import dev.fermata.async.io.IncompleteReadException;
import dev.fermata.async.io.Streams;
import dev.fermata.it.async.Caught;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Servers whose clients go away, and whose handlers throw. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class GoneClientsIT {
  private final List<String> log = new ArrayList<>();
  private final ServerRun served = new ServerRun();

  /** Closes a connection at once, so that the other side is told by a reset. */
  private static void reset(int port, String text) throws IOException {
    try (Socket socket = new Socket(ServerRun.HOST, port)) {
      socket.getOutputStream().write(text.getBytes(UTF_8));
      // what the server has sent when it serves this
      assertThat(socket.getInputStream().read()).isPositive();
      socket.setSoLinger(true, 0);
    }
  }

  @Test
  void client_that_goes_in_the_middle_is_no_failure_of_the_server() {
    Event ended = new Event();
    served.run(
        connection -> {
          try {
            connection.readExactly(10);
          } catch (IncompleteReadException gone) {
            log.add("after " + gone.partial().length);
            throw gone;
          } finally {
            ended.set();
          }
        },
        (server, port) -> {
          try (Connection connection = Streams.openConnection(ServerRun.HOST, port)) {
            connection.write("four");
          }
          ended.await();
        });
    assertThat(log).containsExactly("after 4");
    assertThat(served.reported()).isEmpty();
  }

  @Test
  void client_that_resets_its_connection_is_no_failure_of_the_server() {
    Event ended = new Event();
    served.run(
        connection -> {
          try {
            while (true) {
              connection.write("more and more\n");
              connection.read(100);
            }
          } catch (IOException gone) {
            log.add("gone");
            throw new java.io.UncheckedIOException(gone);
          } finally {
            ended.set();
          }
        },
        (server, port) -> {
          Async.toThread(
              () -> {
                reset(port, "hello");
                return null;
              });
          ended.await();
          assertThat(server.toString()).contains("Server[");
        });
    assertThat(log).containsExactly("gone");
    assertThat(served.reported()).isEmpty();
  }

  @Test
  void exception_of_a_handler_about_something_else_is_reported_though_its_client_has_gone() {
    IOException other = new IOException("of a file");
    Event ended = new Event();
    served.run(
        connection -> {
          try {
            assertThat(Caught.by(() -> connection.readExactly(10))).isInstanceOf(IOException.class);
            throw other;
          } finally {
            ended.set();
          }
        },
        (server, port) -> {
          Streams.openConnection(ServerRun.HOST, port).close();
          ended.await();
        });
    assertThat(served.reported()).containsExactly(other);
  }

  @Test
  void error_of_a_handler_is_reported_and_the_server_goes_on() {
    StackOverflowError broken = new StackOverflowError("a handler's");
    served.run(
        connection -> {
          if (connection.readLine().orElse("").equals("fail")) {
            throw broken;
          }
          connection.write("fine\n");
        },
        (server, port) -> {
          assertThat(ServerRun.ask(port, "fail")).isEmpty();
          assertThat(ServerRun.ask(port, "work")).isEqualTo("fine");
        });
    assertThat(served.reported()).containsExactly(broken);
  }
}
