package dev.fermata.samples;

import dev.fermata.Suspendable;
import dev.fermata.async.Async;
import dev.fermata.async.TaskGroup;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * Fetches pages, many at once, and says what has come of each. {@code --demo} fetches those of a
 * server that it starts on this machine, of which some fail.
 */
public final class Fetch {
  private static final String USAGE =
      """
      usage: fetch [--at-once N] [--timeout SECONDS] [--tries N] [--depth N] URL...
             fetch --demo
        --at-once N        how many pages at a time (8)
        --timeout SECONDS  for each try (10)
        --tries N          how many for each page (3)
        --depth N          how many links to follow, on the servers of the URLs (0)""";

  private static final int MOST_BYTES = 16_000_000;
  private static final int DEMO_MOST_BYTES = 4_000_000;
  private static final int DEMO_DEPTH = 4;
  private static final int STOPPED = 130;

  private Fetch() {}

  /** What to fetch, and how. */
  record Order(Set<URI> uris, boolean isDemo, int depth, int mostBytes, Fetcher.Limits limits) {
    static Order of(String[] args) {
      Options options = Options.of(args, USAGE, "--at-once", "--timeout", "--tries", "--depth");
      Fetcher.Limits limits =
          new Fetcher.Limits(
              options.number("--at-once", 8, 1, 1000),
              Duration.ofSeconds(options.number("--timeout", 10, 1, 3600)),
              options.number("--tries", 3, 1, 20),
              Duration.ofMillis(500));
      return new Order(
          options.uris(), false, options.number("--depth", 0, 0, 100), MOST_BYTES, limits);
    }

    /** Short limits, for a server that is near. */
    static Order demo() {
      Duration timeout = Duration.ofSeconds(1);
      Fetcher.Limits limits = new Fetcher.Limits(8, timeout, 3, Duration.ofMillis(100));
      return new Order(Set.of(), true, DEMO_DEPTH, DEMO_MOST_BYTES, limits);
    }
  }

  /**
   * Runs the sample. It ends with 1 if a page was not fetched, unless in the demo.
   *
   * @param args the URLs and options, or {@code --demo}
   * @throws Exception if the demo's server cannot be started
   */
  public static void main(String[] args) throws Exception {
    boolean isDemo = args.length == 1 && args[0].equals("--demo");
    Order order = isDemo ? Order.demo() : Order.of(args);
    int status = ControlC.interrupts(() -> run(order), STOPPED);
    if (status != 0) {
      System.exit(status);
    }
  }

  /** Returns the exit status. */
  static int run(Order order) throws Exception {
    try (WebClient client = new WebClient(order.mostBytes())) {
      return Async.run(() -> order.isDemo() ? demo(client, order) : fetch(client, order));
    }
  }

  @Suspendable
  private static int demo(WebClient client, Order order) throws IOException {
    try (DemoSite site = DemoSite.open()) {
      System.out.println("Fetching " + site.address() + " and what it links to");
      Set<URI> beginning = Set.of(site.address());
      fetch(client, new Order(beginning, true, order.depth(), order.mostBytes(), order.limits()));
    }
    System.out.println("The failures are the demo's own");
    return 0;
  }

  /** Prints a line for each page when it is there, or has failed for good. */
  @Suspendable
  private static int fetch(WebClient client, Order order) {
    Duration begin = Async.time();
    FetchProgress progress = new FetchProgress();
    try {
      TaskGroup.runAll(
          group -> {
            if (Terminal.isPresent()) {
              var unused = group.createTask(() -> progress.draw(System.err)); // the group awaits it
            }
            try (progress) {
              Fetcher fetcher = new Fetcher(client, order.limits(), progress);
              new Crawl(fetcher, progress, Fetch::print).from(order.uris(), order.depth());
            }
          });
    } finally {
      FetchProgress.Snapshot now = progress.now();
      System.out.printf(
          Locale.ROOT,
          "%d fetched, %d failed, %d tried again; %s in %s%n",
          now.ended() - now.failed(),
          now.failed(),
          now.retries(),
          Amount.bytes(now.bytes()),
          Amount.seconds(Async.time().minus(begin)));
    }
    return progress.now().failed() == 0 ? 0 : 1;
  }

  private static void print(Fetcher.Result result) {
    String what =
        result.isFailure()
            ? "FAILED"
            : result.page().status() + " " + Amount.bytes(result.page().body().length);
    String tries = result.tries() == 1 ? "" : ", " + result.tries() + " tries";
    String why = result.isFailure() ? ": " + result.failure() : "";
    System.out.printf(
        "%-12s %s, %s%s%s%n", what, result.uri(), Amount.seconds(result.time()), tries, why);
  }
}
