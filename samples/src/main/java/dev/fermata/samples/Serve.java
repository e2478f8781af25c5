package dev.fermata.samples;

import static dev.fermata.async.Async.moveOnAfter;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fermata.Suspendable;
import dev.fermata.async.Async;
import dev.fermata.async.AsyncGenerator;
import dev.fermata.async.Shared;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.time.Duration;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * Serves a page with a chart that goes on by itself. A live feed is summed up in windows, which are
 * watched; points and alerts are streamed to any number of browsers.
 */
public final class Serve {
  private static final String USAGE =
      """
      usage: serve [--rate N] [--seconds N] [--clients N] [PORT]
        --rate N     readings of sensors a second (300)
        --seconds N  end by itself after so long (0: ends by ctrl-C)
        --clients N  how many connections at a time (20000)
        PORT         on this machine (8080; 0: any free one)""";

  private static final int STOPPED = 130;

  private Serve() {}

  /** How to serve. */
  record Settings(int port, int rate, Duration time, LiveServer.Limits limits) {
    private static final Duration FOR_EVER = Duration.ofDays(1000);
    private static final Duration REQUEST_TIME = Duration.ofSeconds(10);

    static Settings of(String[] args) {
      Options options = Options.of(args, USAGE, "--rate", "--seconds", "--clients");
      int seconds = options.number("--seconds", 0, 0, 1_000_000);
      return new Settings(
          options.onlyNumber(8080, 0, 65_535),
          options.number("--rate", 300, 1, 100_000),
          seconds == 0 ? FOR_EVER : Duration.ofSeconds(seconds),
          new LiveServer.Limits(options.number("--clients", 20_000, 1, 1_000_000), REQUEST_TIME));
    }
  }

  /**
   * Runs the sample.
   *
   * @param args the port and options
   * @throws Exception if the server is broken
   */
  public static void main(String[] args) throws Exception {
    Settings settings = Settings.of(args);
    boolean isStopped;
    try {
      isStopped = ControlC.interrupts(() -> run(settings), true);
    } catch (BindException taken) {
      throw Arguments.fail("Cannot listen on port " + settings.port() + ": " + taken.getMessage());
    }
    if (isStopped) {
      System.exit(STOPPED);
    }
  }

  private static boolean run(Settings settings) throws IOException {
    Async.run(
        () ->
            serve(
                settings,
                port -> System.out.println("Serving http://127.0.0.1:" + port + "/ until ctrl-C")));
    return false;
  }

  /** Serves until the time is over, or this task is cancelled. */
  @Suspendable
  static void serve(Settings settings, IntConsumer listening) throws Exception {
    byte[] page = resource("serve.html");
    AsyncGenerator<Reading> feed = Reading.live(settings.rate(), new Random(1));
    try (Monitor monitor = new Monitor(feed);
        LiveServer server = LiveServer.open(settings.port(), settings.limits())) {
      listening.accept(server.port());
      moveOnAfter(settings.time(), () -> answerAll(server, monitor, page));
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream resource = Serve.class.getResourceAsStream(name)) {
      return resource.readAllBytes();
    }
  }

  @Suspendable
  private static Void answerAll(LiveServer server, Monitor monitor, byte[] page) {
    TaskGroup.runAll(
        group -> {
          group.createTask(() -> log(monitor)).name("log");
          group.createTask(() -> status(server, monitor)).name("status");
          group.createTask(() -> monitor.run()).name("monitor");
          for (Exchange exchange : server.exchanges()) {
            Task<Void> task = group.createTask(() -> answer(exchange, monitor, page));
            exchange.whenClosed(() -> task.cancel("the client has gone"));
          }
        });
    return null;
  }

  @Suspendable
  private static void answer(Exchange exchange, Monitor monitor, byte[] page) {
    switch (exchange.path()) {
      case "/" -> exchange.respond(200, "text/html", page);
      case "/points" -> stream(exchange, monitor.points());
      case "/alerts" -> stream(exchange, monitor.alerts());
      default -> exchange.respond(404, "text/plain", "There is no such page".getBytes(UTF_8));
    }
  }

  @Suspendable
  private static void stream(Exchange exchange, Shared<LiveEvent> topic) {
    exchange.beginStream();
    try (AsyncGenerator<LiveEvent> events = topic.subscribe()) {
      for (LiveEvent event : events) {
        if (event.isAfter(exchange.lastEvent())) {
          exchange.send(event);
        }
      }
    }
  }

  @Suspendable
  private static void log(Monitor monitor) {
    try (AsyncGenerator<Alert> alerts = monitor.found()) {
      for (Alert alert : alerts) {
        System.out.println(alert.sensor() + " " + alert.text());
      }
    }
  }

  /** Keeps one line at the end of a terminal. */
  @Suspendable
  private static void status(LiveServer server, Monitor monitor) {
    try (AsyncGenerator<Double> rates = monitor.rates().sample(Duration.ofSeconds(1))) {
      for (double rate : rates) {
        if (Terminal.isPresent()) {
          System.err.printf("\r%.0f readings/s, %d streams\033[K\r", rate, server.streamCount());
        }
      }
    }
  }
}
