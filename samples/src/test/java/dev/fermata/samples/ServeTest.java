package dev.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class ServeTest {
  /** What a test does with a server. */
  private interface Use {
    void of(int port) throws Exception;
  }

  /** Runs a server and {@code use}; no thread may be left over. */
  private static void serving(Use use) throws Exception {
    Callable<Void> program =
        () -> {
          try (RunningServe server = new RunningServe(0)) {
            use.of(server.port());
          }
          return null;
        };
    ThreadsLeft.none(program);
  }

  @Test
  void page_is_served_and_others_are_not_there() throws Exception {
    serving(
        port -> {
          try (EventClient page = EventClient.get(port, "/?any", "");
              EventClient missing = EventClient.get(port, "/other", "");
              EventClient post = new EventClient(port, "POST / HTTP/1.1\r\n\r\n")) {
            assertThat(page.block().get(0)).isEqualTo("HTTP/1.1 200 OK");
            assertThat(page.rest()).contains("<title>Live sensors</title>", "</script>");
            assertThat(missing.block().get(0)).isEqualTo("HTTP/1.1 404 Not Found");
            assertThat(post.block().get(0)).isEqualTo("HTTP/1.1 405 Method Not Allowed");
          }
        });
  }

  @Test
  void stream_goes_on_after_the_event_that_a_client_had_last() throws Exception {
    serving(
        port -> {
          String last;
          try (EventClient client = EventClient.get(port, "/points", "")) {
            assertThat(client.block())
                .startsWith("HTTP/1.1 200 OK")
                .contains("content-type: text/event-stream; charset=utf-8");
            assertThat(client.block()).containsExactly("retry: 500");
            String first = client.eventId();
            assertThat(first).endsWith("-0");
            last = client.eventId();
          }
          try (EventClient again = EventClient.get(port, "/points", last)) {
            assertThat(again.eventId()).isEqualTo(last.replaceFirst("-1$", "-2"));
          }
          try (EventClient stranger = EventClient.get(port, "/points", "other-5")) {
            assertThat(stranger.eventId()).endsWith("-0");
          }
        });
  }

  @Test
  void alerts_are_streamed() throws Exception {
    serving(
        port -> {
          try (EventClient client = EventClient.get(port, "/alerts", "")) {
            assertThat(client.event())
                .hasSize(3)
                .contains("event: alert")
                .anyMatch(line -> line.matches("data: .*\"level\":\"high\",\"text\":\"is at .*"));
          }
        });
  }

  @Test
  void clients_that_send_nonsense_or_for_ever_are_let_go() throws Exception {
    serving(
        port -> {
          try (EventClient nonsense = new EventClient(port, "\0\1\2 nonsense\r\n\r\n");
              EventClient gone = new EventClient(port, "GET /points HT");
              EventClient endless = EventClient.get(port, "/points", "")) {
            assertThat(nonsense.block().get(0)).isEqualTo("HTTP/1.1 400 Bad Request");
            gone.close();
            assertThat(endless.event()).hasSize(3);
            assertThat(sendUntilRefused(endless)).isTrue();
            try (EventClient other = EventClient.get(port, "/points", "")) {
              assertThat(other.event()).hasSize(3);
            }
          }
        });
  }

  private static boolean sendUntilRefused(EventClient client) throws IOException {
    OutputStream output = client.socket().getOutputStream();
    try {
      while (true) {
        output.write(new byte[10_000]);
      }
    } catch (SocketException refused) {
      return true;
    }
  }

  @Test
  void many_streams_get_all_events() throws Exception {
    serving(
        port -> {
          ServeLoad.Report report =
              new ServeLoad(port).run(200, 50, Duration.ofSeconds(2), () -> {});

          assertThat(report.connected()).isEqualTo(250);
          assertThat(report.lost()).isZero();
          assertThat(report.latencies().length).isGreaterThanOrEqualTo(50);
        });
  }

  @Test
  void control_c_stops_it_and_a_port_that_is_taken_is_named() throws Exception {
    try (ChildProgram program = new ChildProgram(Serve.class, "0")) {
      String line = program.awaitLine("Serving http://127.0.0.1:");
      int port = Integer.parseInt(line.replaceAll("\\D*127.0.0.1:(\\d+)/.*", "$1"));
      try (EventClient client = EventClient.get(port, "/points", "");
          ChildProgram second = new ChildProgram(Serve.class, Integer.toString(port))) {
        assertThat(client.event()).hasSize(3);
        assertThat(second.awaitLine("Cannot listen on port " + port)).contains("in use");
        assertThat(second.exitStatus()).isEqualTo(2);

        assertThat(program.stop()).noneMatch(each -> each.contains("Exception"));
        assertThat(client.rest()).isNotNull();
      }
      try (ServerSocket free = new ServerSocket(port)) {
        assertThat(free.getLocalPort()).isEqualTo(port);
      }
    }
  }

  @Test
  void it_ends_by_itself_after_its_time() throws Exception {
    List<String> lines =
        ThreadsLeft.none(
            () ->
                Output.of(
                    () -> {
                      try {
                        Serve.main(new String[] {"--seconds", "1", "0"});
                      } catch (Exception broken) {
                        throw new AssertionError(broken);
                      }
                    }));
    assertThat(lines.get(0)).startsWith("Serving http://127.0.0.1:");
  }
}
