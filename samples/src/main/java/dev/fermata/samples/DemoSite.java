package dev.fermata.samples;

import static dev.fermata.async.Async.sleep;

import dev.fermata.Suspendable;
import dev.fermata.async.io.Connection;
import dev.fermata.async.io.Server;
import dev.fermata.async.io.Streams;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A web server on this machine with all that happens to those who fetch pages: slow, failing, huge
 * and endless ones. It runs as tasks, beside those that fetch.
 */
final class DemoSite implements AutoCloseable {
  /** Pages of which each links to the next ones. */
  private static final int PAGES = 12;

  private static final int FAILURES = 2;
  private static final Duration SLOW = Duration.ofMillis(700);
  private static final Duration FOR_EVER = Duration.ofDays(1);
  private static final String PARAGRAPH = "<p>" + "All work and no play. ".repeat(40) + "</p>\n";
  private static final int HUGE_PARAGRAPHS = 3000;
  private static final String NOT_FETCHED =
      "<a href='/#top'>top</a> <a href='mailto:a@example.org'>mail</a>"
          + " <a href='https://example.org/'>another server</a> <a href='http://[/'>malformed</a>\n";

  private Server server;
  private int flakyTries;

  private DemoSite() {}

  @Suspendable
  static DemoSite open() throws IOException {
    DemoSite site = new DemoSite();
    site.server = Streams.startServer("127.0.0.1", 0, site::serve);
    return site;
  }

  URI address() throws IOException {
    return URI.create("http://127.0.0.1:" + server.address().getPort() + "/");
  }

  @Suspendable
  private void serve(Connection client) {
    try {
      String request = client.readLine().orElse("");
      Optional<String> header = client.readLine();
      while (header.isPresent() && !header.get().isEmpty()) {
        header = client.readLine();
      }
      String[] words = request.split(" ", -1);
      answer(client, words.length > 1 ? words[1] : "/");
    } catch (IOException gone) {
      // the client has gone, as it may
    }
  }

  @Suspendable
  private void answer(Connection client, String path) throws IOException {
    switch (path) {
      case "/" -> page(client, index());
      case "/slow" -> {
        sleep(SLOW);
        page(client, "slow");
      }
      case "/flaky" -> {
        boolean fails = flakyTries++ < FAILURES;
        respond(client, fails ? "503 Service Unavailable" : "200 OK", "flaky");
      }
      case "/broken" -> respond(client, "500 Internal Server Error", "broken");
      case "/moved" -> client.write("HTTP/1.1 302 Found\r\nLocation: /page/1\r\n\r\n");
      case "/huge" -> page(client, PARAGRAPH.repeat(HUGE_PARAGRAPHS));
      case "/endless" -> endless(client);
      case "/silent" -> sleep(FOR_EVER);
      case "/closing" -> {
        client.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n");
        client.write("this ends before its");
      }
      default -> numbered(client, path);
    }
  }

  @Suspendable
  private void numbered(Connection client, String path) throws IOException {
    if (!path.matches("/page/[0-9]{1,3}")) {
      respond(client, "404 Not Found", "There is no " + path);
      return;
    }
    int number = Integer.parseInt(path.substring("/page/".length()));
    sleep(Duration.ofMillis(20L * number));
    page(client, links(2 * number, Math.min(2 * number + 1, PAGES)) + PARAGRAPH);
  }

  private static String index() {
    String faults =
        "slow flaky broken missing moved huge endless silent closing"
            .replaceAll("(\\w+)", "<a href='/$1'>$1</a>");
    return faults + "\n" + links(1, 2) + NOT_FETCHED;
  }

  private static String links(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj("<a href='/page/%1$d'>page %1$d</a>\n"::formatted)
        .collect(Collectors.joining());
  }

  @Suspendable
  private static void page(Connection client, String content) throws IOException {
    respond(client, "200 OK", "<!doctype html><title>Demo</title>\n" + content);
  }

  @Suspendable
  private static void respond(Connection client, String status, String body) throws IOException {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    client.write(
        "HTTP/1.1 %s\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n"
                .formatted(status, length)
            + "Connection: close\r\n\r\n");
    client.write(body);
  }

  @Suspendable
  private static void endless(Connection client) throws IOException {
    client.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n");
    while (true) {
      client.write(PARAGRAPH);
    }
  }

  @Override
  @Suspendable
  public void close() throws IOException {
    server.close();
  }
}
