package dev.fermata.it.async.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Suspendable;
import dev.fermata.async.Async;
import dev.fermata.async.Event;
import dev.fermata.async.Runner;
import dev.fermata.async.io.Connection;
import dev.fermata.async.io.ConnectionHandler;
import dev.fermata.async.io.IncompleteReadException;
import dev.fermata.async.io.Server;
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
  private static final String HOST = "127.0.0.1";

  private final List<String> log = new ArrayList<>();
  private final List<Throwable> reported = new ArrayList<>();

  /** What a client does. */
  @FunctionalInterface
  @Suspendable
  interface Client {
    void use(Server server, int port) throws Exception;
  }

  private void run(ConnectionHandler handler, Client client) {
    Runner.Options options =
        Runner.Options.defaults()
            .withExceptionHandler((message, thrown, task) -> reported.add(thrown));
    try (Runner runner = new Runner(options)) {
      runner.run(
          () -> {
            try (Server server = Streams.startServer(HOST, 0, handler)) {
              client.use(server, server.address().getPort());
            }
          });
    }
  }

  /** Closes a connection at once, so that the other side is told by a reset. */
  private static void reset(int port, String text) throws IOException {
    try (Socket socket = new Socket(HOST, port)) {
      socket.getOutputStream().write(text.getBytes(UTF_8));
      // what the server has sent when it serves this
      assertThat(socket.getInputStream().read()).isPositive();
      socket.setSoLinger(true, 0);
    }
  }

  @Test
  void client_that_goes_in_the_middle_is_no_failure_of_the_server() {
    Event ended = new Event();
    run(
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
          try (Connection connection = Streams.openConnection(HOST, port)) {
            connection.write("four");
          }
          ended.await();
        });
    assertThat(log).containsExactly("after 4");
    assertThat(reported).isEmpty();
  }

  @Test
  void client_that_resets_its_connection_is_no_failure_of_the_server() {
    Event ended = new Event();
    run(
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
    assertThat(reported).isEmpty();
  }

  @Test
  void exception_of_a_handler_about_something_else_is_reported_though_its_client_has_gone() {
    IOException other = new IOException("of a file");
    Event ended = new Event();
    run(
        connection -> {
          try {
            assertThat(Caught.by(() -> connection.readExactly(10))).isInstanceOf(IOException.class);
            throw other;
          } finally {
            ended.set();
          }
        },
        (server, port) -> {
          Streams.openConnection(HOST, port).close();
          ended.await();
        });
    assertThat(reported).containsExactly(other);
  }

  @Test
  void error_of_a_handler_is_reported_and_the_server_goes_on() {
    StackOverflowError broken = new StackOverflowError("a handler's");
    run(
        connection -> {
          if (connection.readLine().orElse("").equals("fail")) {
            throw broken;
          }
          connection.write("fine\n");
        },
        (server, port) -> {
          assertThat(ask(port, "fail")).isEmpty();
          assertThat(ask(port, "work")).isEqualTo("fine");
        });
    assertThat(reported).containsExactly(broken);
  }

  @Suspendable
  private static String ask(int port, String question) throws IOException {
    try (Connection connection = Streams.openConnection(HOST, port)) {
      connection.write(question + "\n");
      return connection.readLine().orElse("");
    }
  }
}
