package dev.fermata.it.async.io;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.timeout;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Suspendable;
import dev.fermata.async.Async;
import dev.fermata.async.AsyncGenerator;
import dev.fermata.async.Event;
import dev.fermata.async.io.Connection;
import dev.fermata.async.io.ConnectionHandler;
import dev.fermata.async.io.HttpBodies;
import dev.fermata.async.io.IncompleteReadException;
import dev.fermata.async.io.LimitExceededException;
import dev.fermata.async.io.Processes;
import dev.fermata.async.io.Streams;
import dev.fermata.it.async.Caught;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Other sides that close while they are read, send nothing, or send for ever. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class FaultyPeersIT {
  private final List<String> log = new ArrayList<>();
  private final ServerRun served = new ServerRun();

  @Test
  void other_side_that_sends_nothing_is_given_up_in_time_and_can_be_read_later() {
    Event asked = new Event();
    served.run(
        connection -> {
          asked.await();
          connection.write("late\n");
        },
        (server, port) -> {
          try (Connection connection = Streams.openConnection(ServerRun.HOST, port)) {
            assertThat(Caught.by(() -> timeout(ofMillis(20), () -> connection.readLine())))
                .isInstanceOf(TimeoutException.class);
            asked.set();
            assertThat(connection.readLine()).contains("late");
          }
        });
    assertThat(served.reported()).isEmpty();
  }

  @Test
  void other_side_that_sends_for_ever_without_a_line_end_is_stopped_by_the_limit() {
    served.run(
        connection -> {
          while (true) {
            connection.write("x".repeat(1000));
          }
        },
        (server, port) -> {
          try (Connection connection = Streams.openConnection(ServerRun.HOST, port)) {
            assertThat(Caught.by(connection::readLine))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageMatching("Cannot hold \\d+ bytes: the limit of the stream is 65536[.]");
          }
        });
    assertThat(served.reported()).isEmpty();
  }

  @Test
  void other_side_that_closes_in_the_middle_of_a_line_ends_the_lines() {
    served.run(
        connection -> connection.write("one\ntw"),
        (server, port) -> {
          try (Connection connection = Streams.openConnection(ServerRun.HOST, port)) {
            assertThat(connection.lines().toList()).containsExactly("one", "tw");
            assertThat(Caught.by(() -> connection.readUntil("\n".getBytes(UTF_8))))
                .isInstanceOf(IncompleteReadException.class);
          }
        });
  }

  // ---- HTTP

  @Suspendable
  private static HttpResponse<Flow.Publisher<List<ByteBuffer>>> get(HttpClient client, int port) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + ServerRun.HOST + ":" + port + "/")).build();
    return await(client.sendAsync(request, BodyHandlers.ofPublisher()));
  }

  private void answering(ConnectionHandler body, ServerRun.Client client) {
    served.run(
        connection -> {
          connection.readUntil("\r\n\r\n".getBytes(UTF_8));
          connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n");
          body.handle(connection);
        },
        client);
  }

  @Test
  void body_that_breaks_off_is_an_exception_after_its_lines() {
    answering(
        connection -> connection.write("one\ntwo\nthr"),
        (server, port) -> {
          try (AsyncGenerator<String> lines =
              HttpBodies.lines(get(HttpClient.newHttpClient(), port))) {
            Throwable thrown = Caught.by(() -> lines.forEach(log::add));
            assertThat(thrown).isInstanceOf(IOException.class);
          }
        });
    assertThat(log).containsExactly("one", "two");
  }

  @Test
  void body_that_does_not_come_is_given_up_in_time() {
    Event begun = new Event();
    answering(
        connection -> {
          connection.write("one\n");
          begun.set();
          sleep(ofDays(1));
        },
        (server, port) -> {
          try (AsyncGenerator<String> lines =
              HttpBodies.lines(get(HttpClient.newHttpClient(), port))) {
            begun.await();
            assertThat(lines.iterator().next()).isEqualTo("one");
            assertThat(Caught.by(() -> timeout(ofMillis(20), () -> lines.iterator().next())))
                .isInstanceOf(TimeoutException.class);
          }
        });
    assertThat(served.reported()).isEmpty();
  }

  @Test
  void body_without_line_ends_is_stopped_by_the_limit() {
    answering(
        connection -> {
          while (true) {
            connection.write("x".repeat(1000));
          }
        },
        (server, port) -> {
          try (AsyncGenerator<String> lines =
              HttpBodies.lines(get(HttpClient.newHttpClient(), port), 5000)) {
            assertThat(Caught.by(() -> lines.forEach(log::add)))
                .isInstanceOf(LimitExceededException.class)
                .hasMessage("Cannot hold a line of more than 5000 bytes: that is the limit.");
          }
        });
    assertThat(log).isEmpty();
    assertThat(served.reported()).isEmpty();
  }

  // ---- programs

  @Test
  void program_that_writes_too_much_is_ended() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Async.run(
        () ->
            assertThat(
                    Caught.by(
                        () ->
                            Processes.run(
                                new ProcessBuilder(java, "-XshowSettings:all", "-version"), 100)))
                .isInstanceOf(LimitExceededException.class)
                .hasMessage("Cannot hold what the program writes: the limit is 100 bytes."));
  }
}
