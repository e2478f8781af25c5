package dev.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.async.Async;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class FetchTest {
  private static final Fetcher.Limits LIMITS =
      new Fetcher.Limits(20, Duration.ofSeconds(30), 3, Duration.ofMillis(1));

  private static List<String> fetch(Set<URI> uris, int depth, Fetcher.Limits limits)
      throws Exception {
    Fetch.Order order = new Fetch.Order(uris, false, depth, 3_000_000, limits);
    return ThreadsLeft.none(() -> Output.of(() -> run(order)));
  }

  private static void run(Fetch.Order order) {
    try {
      System.out.println("exit " + Fetch.run(order));
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  @Test
  void demo_shows_pages_and_all_kinds_of_failures_and_leaves_no_thread() throws Exception {
    Fetcher.Limits limits = new Fetcher.Limits(8, Duration.ofSeconds(2), 3, Duration.ofMillis(1));
    Fetch.Order order = new Fetch.Order(Set.of(), true, 4, 4_000_000, limits);

    List<String> lines = ThreadsLeft.none(() -> Output.of(() -> run(order)));

    String text = String.join("\n", lines).replaceAll("127.0.0.1:[0-9]+|, [0-9.]+ s", "");
    assertThat(text)
        .contains(
            "FAILED       http:///missing: status 404",
            "FAILED       http:///broken, 3 tries: status 500",
            "FAILED       http:///endless: more than 4.0 MB",
            "FAILED       http:///silent, 3 tries: not there within 2.00 s",
            "FAILED       http:///closing, 3 tries: ",
            "200 5 B      http:///flaky, 3 tries",
            "200 2.7 MB   http:///huge\n",
            "200 923 B    http:///page/12\n")
        .doesNotContain("example.org");
    assertThat(lines).hasSize(26).endsWith("The failures are the demo's own", "exit 0");
    assertThat(lines.get(lines.size() - 3)).startsWith("17 fetched, 5 failed, 8 tried again; 2.7");
  }

  @Test
  void pages_that_are_not_there_make_it_end_with_one() throws Exception {
    URI nobody;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://127.0.0.1:" + closed.getLocalPort() + "/");
    }

    assertThat(fetch(Set.of(nobody), 0, LIMITS))
        .hasSize(3)
        .endsWith("exit 1")
        .satisfies(lines -> assertThat(lines.get(0)).startsWith("FAILED ").contains(", 3 tries: "));
  }

  @Test
  void pages_that_are_there_make_it_end_with_zero() throws Exception {
    Async.run(
        () -> {
          try (DemoSite site = DemoSite.open()) {
            Set<URI> uris = Set.of(site.address().resolve("/page/12"));
            Fetch.Order order = new Fetch.Order(uris, false, 1, 1000, LIMITS);
            List<String> lines = Async.toThread(() -> Output.of(() -> run(order)));
            assertThat(lines).hasSize(3).endsWith("exit 0");
          }
        });
  }

  @Test
  void control_c_aborts_what_runs_and_shows_what_has_come_of_it() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        ChildProgram program =
            new ChildProgram(Fetch.class, "http://127.0.0.1:" + silent.getLocalPort() + "/")) {
      silent.accept();

      assertThat(program.stop())
          .hasSize(1)
          .allMatch(line -> line.startsWith("0 fetched, 0 failed, 0 tried again; 0 B in "));
    }
  }

  @Test
  void wrong_command_lines_are_refused_with_the_usage() throws Exception {
    for (List<String> args : List.of(List.of("--at-once", "0", "http://a/"), List.of("ftp://a/"))) {
      try (ChildProgram program = new ChildProgram(Fetch.class, args.toArray(new String[0]))) {
        program.awaitLine("usage: fetch");
        program.awaitLine("given: ");
        assertThat(program.exitStatus()).isEqualTo(2);
      }
    }
  }
}
