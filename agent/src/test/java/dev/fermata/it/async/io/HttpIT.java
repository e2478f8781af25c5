package dev.fermata.it.async.io;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.moveOnAfter;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fermata.async.Async;
import dev.fermata.async.AsyncGenerator;
import dev.fermata.async.io.HttpBodies;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** The JDK's HTTP client, used by tasks. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class HttpIT {
  private final CountDownLatch firstSeen = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(threads);
    server.createContext("/lines", this::sendLines);
    server.createContext("/never", exchange -> {});
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void sendLines(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write("first ä\r\nsec".getBytes(UTF_8));
      body.flush();
      firstSeen.await();
      body.write("ond\n\nlast".getBytes(UTF_8));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request(String path) {
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return HttpRequest.newBuilder(base.resolve(path)).build();
  }

  @Test
  void body_of_a_response_comes_line_by_line() {
    Async.run(
        () -> {
          HttpResponse<Flow.Publisher<List<ByteBuffer>>> response =
              await(client.sendAsync(request("/lines"), BodyHandlers.ofPublisher()));
          try (AsyncGenerator<String> lines = HttpBodies.lines(response)) {
            Iterator<String> each = lines.iterator();
            assertThat(each.next()).isEqualTo("first ä");
            firstSeen.countDown();
            assertThat(each.next()).isEqualTo("second");
            assertThat(each.next()).isEmpty();
            assertThat(each.next()).isEqualTo("last");
            assertThat(each.hasNext()).isFalse();
          }
        });
  }

  @Test
  void cancellation_gives_the_exchange_up() {
    CompletableFuture<HttpResponse<String>> exchange =
        client.sendAsync(request("/never"), BodyHandlers.ofString());
    Async.run(() -> assertThat(moveOnAfter(ofMillis(20), () -> await(exchange))).isEmpty());
    assertThat(exchange).isCompletedExceptionally();
  }
}
