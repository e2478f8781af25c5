package dev.fermata.it.async.io;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.moveOnAfter;
import static dev.fermata.async.Async.sleep;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Suspendable;
import dev.fermata.async.Action;
import dev.fermata.async.Async;
import dev.fermata.async.Event;
import dev.fermata.async.Runner;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import dev.fermata.async.io.Connection;
import dev.fermata.async.io.ConnectionHandler;
import dev.fermata.async.io.IncompleteReadException;
import dev.fermata.async.io.LimitExceededException;
import dev.fermata.async.io.Server;
import dev.fermata.async.io.Streams;
import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Connections and servers; after CPython's test_asyncio.test_streams. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class StreamsIT {
  private static final String HOST = "127.0.0.1";

  /** What a client does. */
  @FunctionalInterface
  @Suspendable
  interface Client {
    void use(Connection connection) throws Exception;
  }

  /** Serves one client, and ends the server. */
  private static void run(ConnectionHandler handler, Client client) {
    Async.run(
        () -> {
          try (Server server = Streams.startServer(HOST, 0, handler);
              Connection connection =
                  Streams.openConnection(HOST, server.address().getPort(), 100)) {
            client.use(connection);
          }
        });
  }

  @Suspendable
  private static Throwable caught(Action action) {
    try {
      action.run();
      return null;
    } catch (Throwable thrown) {
      return thrown;
    }
  }

  @Test
  void lines_go_there_and_back() {
    run(
        connection -> {
          for (String line : connection.lines()) {
            connection.write("echo " + line + "\n");
          }
        },
        connection -> {
          connection.write("one\r\ntwo\n");
          connection.write("\nthree ä");
          connection.endWriting();
          List<String> got = new ArrayList<>();
          for (String line : connection.lines()) {
            got.add(line);
          }
          assertThat(got).containsExactly("echo one", "echo two", "echo ", "echo three ä");
          assertThat(connection.readLine()).isEmpty();
        });
  }

  @Test
  void exact_reads_tell_what_came_before_the_end() {
    run(
        connection -> connection.write("0123456789"),
        connection -> {
          assertThat(connection.readExactly(0)).isEmpty();
          assertThat(connection.readExactly(4)).isEqualTo("0123".getBytes(UTF_8));
          assertThat(connection.readUntil("56".getBytes(UTF_8))).isEqualTo("456".getBytes(UTF_8));
          Throwable thrown = caught(() -> connection.readExactly(4));
          assertThat(thrown)
              .isInstanceOf(IncompleteReadException.class)
              .hasMessage("The stream has ended after 3 bytes, before 4 bytes.");
          assertThat(((IncompleteReadException) thrown).partial()).isEqualTo("789".getBytes(UTF_8));
          assertThat(connection.read(10)).isEmpty();
        });
  }

  @Test
  void reads_stop_at_the_limit_and_consume_nothing() {
    run(
        connection -> {
          connection.write("x".repeat(150) + "\n");
          sleep(ofDays(1));
        },
        connection -> {
          assertThat(caught(connection::readLine))
              .isInstanceOf(LimitExceededException.class)
              .hasMessageEndingWith("the limit of the stream is 100.");
          assertThat(caught(() -> connection.readExactly(101)))
              .isInstanceOf(LimitExceededException.class);
          assertThat(new String(connection.read(1), UTF_8)).isEqualTo("x");
          assertThat(connection.readExactly(99)).hasSize(99);
        });
  }

  @Test
  void cancelled_read_loses_nothing() {
    Event asked = new Event();
    run(
        connection -> {
          asked.await();
          connection.write("late\n");
        },
        connection -> {
          assertThat(moveOnAfter(ofMillis(1), () -> connection.readLine())).isEmpty();
          asked.set();
          assertThat(connection.readLine()).contains("late");
        });
  }

  @Test
  void writer_waits_for_a_reader_that_does_not_read() {
    int[] written = new int[1];
    byte[] block = new byte[1 << 20];
    run(
        connection -> sleep(ofDays(1)),
        connection -> {
          moveOnAfter(
              ofMillis(300),
              () -> {
                while (true) {
                  connection.write(block);
                  written[0]++;
                }
              });
          assertThat(written[0]).isLessThan(64);
          // part of it has gone out
          assertThat(caught(() -> connection.write("more"))).isInstanceOf(IOException.class);
        });
  }

  @Test
  void handler_that_throws_is_reported_and_the_server_goes_on() {
    List<Throwable> reported = new ArrayList<>();
    IllegalStateException broken = new IllegalStateException("broken");
    Runner.Options options =
        Runner.Options.defaults()
            .withExceptionHandler((message, thrown, task) -> reported.add(thrown));
    try (Runner runner = new Runner(options)) {
      runner.run(
          () -> {
            try (Server server =
                Streams.startServer(
                    HOST,
                    0,
                    connection -> {
                      if (connection.readLine().orElse("").equals("fail")) {
                        throw broken;
                      }
                      connection.write("fine\n");
                    })) {
              int port = server.address().getPort();
              assertThat(ServerRun.ask(port, "fail")).isEmpty();
              assertThat(ServerRun.ask(port, "work")).isEqualTo("fine");
            }
          });
    }
    assertThat(reported).containsExactly(broken);
  }

  @Test
  void closed_connection_fails_who_waits_for_it() {
    run(
        connection -> sleep(ofDays(1)),
        connection ->
            TaskGroup.runAll(
                group -> {
                  Task<Throwable> reading =
                      group.createTask(() -> caught(() -> connection.read(1)));
                  Async.yieldNow();
                  connection.close();
                  assertThat(await(reading)).isInstanceOf(IOException.class);
                }));
  }

  @Test
  void run_ends_its_servers_and_their_clients() {
    List<String> log = new ArrayList<>();
    int[] port = new int[1];
    leaving(
        () -> {
          Event connected = new Event();
          Server server =
              Streams.startServer(
                  HOST,
                  0,
                  connection -> {
                    try {
                      connected.set();
                      sleep(ofDays(1));
                    } finally {
                      log.add("ended");
                    }
                  });
          port[0] = server.address().getPort();
          Connection left = Streams.openConnection(HOST, port[0]);
          connected.await();
          assertThat(server.clientCount()).isEqualTo(1);
          assertThat(left.toString()).contains("127.0.0.1");
        });
    assertThat(log).containsExactly("ended");
    Async.run(
        () ->
            assertThat(caught(() -> Streams.openConnection(HOST, port[0])))
                .isInstanceOf(ConnectException.class));
  }

  /** Runs an action that leaves something over on purpose. */
  private static void leaving(Action action) {
    try (Runner runner = new Runner(Runner.Options.defaults().withoutLeakCheck())) {
      runner.run(action);
    }
  }
}
