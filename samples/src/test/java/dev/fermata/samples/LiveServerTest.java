package dev.fermata.samples;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.shield;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.toThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Suspendable;
import dev.fermata.async.Async;
import dev.fermata.async.Deferred;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class LiveServerTest {
  private static final LiveServer.Limits WIDE = new LiveServer.Limits(100, Duration.ofSeconds(60));

  /** What a test does with a server. */
  @Suspendable
  private interface Use {
    void of(LiveServer server) throws IOException;
  }

  private static void serving(LiveServer.Limits limits, Use use) throws Exception {
    ThreadsLeft.none(
        () -> {
          Async.run(
              () -> {
                try (LiveServer server = LiveServer.open(0, limits)) {
                  use.of(server);
                }
              });
          return null;
        });
  }

  @Test
  void client_that_does_not_read_is_let_go_and_nobody_waits_for_it() throws Exception {
    LiveEvent large = new LiveEvent("run", 1, new byte[10_000]);
    serving(
        WIDE,
        server -> {
          try (EventClient stalled = EventClient.get(server.port(), "/a", "")) {
            Exchange exchange = server.exchanges().receive();
            Deferred<Boolean> closed = new Deferred<>();
            exchange.whenClosed(() -> closed.complete(true));
            exchange.beginStream();
            int sent = 0;
            while (!closed.isDone()) {
              exchange.send(large);
              sent++;
              sleep(Duration.ZERO);
            }
            assertThat(await(closed)).isTrue();
            assertThat(sent).isGreaterThan(20);
            assertThat(stalled.socket().isConnected()).isTrue();
          }
        });
  }

  @Test
  void client_that_asks_for_nothing_is_let_go() throws Exception {
    serving(
        new LiveServer.Limits(100, Duration.ofMillis(100)),
        server -> {
          try (EventClient silent = new EventClient(server.port(), "GET / HTT")) {
            assertThat(toThread(() -> silent.rest())).isEmpty();
          }
        });
  }

  @Test
  void connection_above_the_limit_is_closed_at_once_and_another_when_there_is_room()
      throws Exception {
    serving(
        new LiveServer.Limits(1, Duration.ofSeconds(60)),
        server -> {
          Deferred<Boolean> closed = new Deferred<>();
          try (EventClient first = EventClient.get(server.port(), "/1", "");
              EventClient second = new EventClient(server.port(), "")) {
            server.exchanges().receive().whenClosed(() -> closed.complete(true));
            assertThat(toThread(() -> second.rest())).isEmpty();
            assertThat(first.socket().isConnected()).isTrue();
          }
          assertThat(shield(closed)).isTrue();
          try (EventClient third = EventClient.get(server.port(), "/3", "")) {
            assertThat(third.socket().isConnected()).isTrue();
            assertThat(server.exchanges().receive().path()).isEqualTo("/3");
          }
        });
  }
}
