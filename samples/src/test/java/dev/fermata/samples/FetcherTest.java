package dev.fermata.samples;

import static dev.fermata.async.Async.sleep;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.async.Action;
import dev.fermata.async.Async;
import dev.fermata.async.Runner;
import dev.fermata.async.TaskGroup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FetcherTest {
  private static final URI ANY = URI.create("http://127.0.0.1/any");

  private final FetchProgress progress = new FetchProgress();
  private final List<Duration> triedAt = new ArrayList<>();

  private static Page page(int status) {
    return new Page(ANY, status, "text/html", new byte[10]);
  }

  private static void inVirtualTime(Action action) {
    try (Runner runner = new Runner(Runner.Options.virtualTime())) {
      runner.run(action);
    }
  }

  private Fetcher fetcher(int atOnce, Fetcher.Source source) {
    Fetcher.Limits limits = new Fetcher.Limits(atOnce, ofSeconds(5), 4, ofSeconds(1));
    Fetcher.Source noted =
        uri -> {
          triedAt.add(Async.time());
          return source.get(uri);
        };
    return new Fetcher(noted, limits, progress);
  }

  @Test
  void broken_connection_is_tried_again_after_pauses_that_double() {
    inVirtualTime(
        () -> {
          Fetcher.Result result =
              fetcher(
                      1,
                      uri -> {
                        throw new ConnectException();
                      })
                  .fetch(ANY);

          assertThat(result.failure()).isEqualTo("ConnectException");
          assertThat(result.tries()).isEqualTo(4);
        });

    List<Duration> pauses = new ArrayList<>();
    for (int i = 1; i < triedAt.size(); i++) {
      pauses.add(triedAt.get(i).minus(triedAt.get(i - 1)));
    }
    assertThat(pauses).hasSize(3);
    assertThat(pauses.get(0)).isBetween(Duration.ofMillis(500), ofSeconds(1));
    assertThat(pauses.get(1)).isBetween(ofSeconds(1), ofSeconds(2));
    assertThat(pauses.get(2)).isBetween(ofSeconds(2), ofSeconds(4));
  }

  @Test
  void overloaded_server_is_tried_again_until_it_answers() {
    inVirtualTime(
        () -> {
          Fetcher.Result result =
              fetcher(1, uri -> page(triedAt.size() < 3 ? 503 : 200)).fetch(ANY);

          assertThat(result.isFailure()).isFalse();
          assertThat(result.tries()).isEqualTo(3);
        });
    assertThat(progress.now().retries()).isEqualTo(2);
  }

  @Test
  void missing_page_and_too_large_one_are_not_tried_again() {
    inVirtualTime(
        () -> {
          assertThat(fetcher(1, uri -> page(404)).fetch(ANY).failure()).isEqualTo("status 404");
          Fetcher.Source large =
              uri -> {
                throw new WebClient.TooLargeException(5_000);
              };
          assertThat(fetcher(1, large).fetch(ANY).failure()).isEqualTo("more than 5.0 kB");
        });
    assertThat(triedAt).hasSize(2);
  }

  @Test
  void silent_server_is_given_up_each_time() {
    inVirtualTime(
        () -> {
          Fetcher.Result result = fetcher(1, uri -> sleep(ofSeconds(60), page(200))).fetch(ANY);

          assertThat(result.failure()).isEqualTo("not there within 5.00 s");
          assertThat(result.time()).isBetween(ofSeconds(20), ofSeconds(27));
        });
    assertThat(progress.now().running()).isZero();
  }

  @Test
  void no_more_pages_than_allowed_are_fetched_at_once_and_pauses_do_not_count() {
    List<Integer> running = new ArrayList<>();
    inVirtualTime(
        () -> {
          Fetcher fetcher =
              fetcher(
                  2,
                  uri -> {
                    running.add(progress.now().running());
                    sleep(ofSeconds(1));
                    return page(uri.getPath().equals("/0") && triedAt.size() < 4 ? 500 : 200);
                  });
          TaskGroup.runAll(
              group -> {
                for (int i = 0; i < 6; i++) {
                  URI uri = ANY.resolve("/" + i);
                  group.createTask(() -> fetcher.fetch(uri));
                }
              });
          assertThat(Async.time()).isEqualTo(ofSeconds(4));
        });
    assertThat(running).hasSize(7).allMatch(count -> count <= 2);
  }

  @Test
  void links_are_resolved_and_only_those_of_the_web_are_kept() throws IOException {
    String html =
        "<base href='http://127.0.0.1:1/a/'><a href='b#c'>1</a><a href=b>2</a><a href='/d?e'>3</a>"
            + "<a href='mailto:x@example.org'>4</a><a href='http://[/'>5</a><a>6</a>"
            + "<a href='https://example.org/ä'>7</a>";
    Page page = new Page(ANY, 200, "text/html", html.getBytes(StandardCharsets.UTF_8));

    assertThat(Crawl.links(page).toString())
        .isEqualTo("[http://127.0.0.1:1/a/b, http://127.0.0.1:1/d?e, https://example.org/ä]");
  }

  @Test
  void crawl_fetches_each_page_of_its_servers_once_and_goes_no_deeper_than_told() {
    List<String> fetched = new ArrayList<>();
    inVirtualTime(
        () -> {
          Fetcher fetcher =
              fetcher(
                  3,
                  uri -> {
                    fetched.add(uri.getPath());
                    String next = "<a href='" + uri.getPath() + "x'>next</a>";
                    String html = next + "<a href='/a'>first</a><a href='//other/a'>other</a>";
                    return new Page(uri, 200, "text/html", html.getBytes(StandardCharsets.UTF_8));
                  });
          Set<URI> first = Set.of(ANY.resolve("/a"));
          new Crawl(fetcher, progress, result -> {}).from(first, 2);
        });
    assertThat(fetched).containsExactly("/a", "/ax", "/axx");
  }

  @Test
  void progress_is_drawn_over_itself_and_wiped_away() {
    ByteArrayOutputStream drawn = new ByteArrayOutputStream();
    inVirtualTime(
        () ->
            TaskGroup.runAll(
                group -> {
                  PrintStream terminal = new PrintStream(drawn, true, StandardCharsets.UTF_8);
                  group.createTask(() -> progress.draw(terminal));
                  progress.found(2);
                  sleep(ofSeconds(1));
                  progress.ended(new Fetcher.Result(ANY, page(200), null, 1, ofSeconds(1)));
                  progress.close();
                }));
    assertThat(drawn.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "\r["
                + " ".repeat(30)
                + "] 0/2, 0 running, 0 failed, 0 tried again, 0 B\033[K"
                + "\r["
                + "#".repeat(15)
                + " ".repeat(15)
                + "] 1/2, 0 running, 0 failed, 0 tried again, 10 B\033[K"
                + "\r\033[K");
  }
}
