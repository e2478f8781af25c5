package dev.fermata.samples;

import static dev.fermata.async.Async.gather;

import dev.fermata.Suspendable;
import dev.fermata.async.AsyncGenerator;
import dev.fermata.async.Shared;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The processor behind the live page. The feed runs once, for all who look on:
 *
 * <pre>
 *   readings -- windows of 250 ms -- shared --+-- a point each -- shared, with the last minute
 *                                             +-- alerts -- shared, with the last 20
 *                                             +-- rates
 * </pre>
 */
final class Monitor implements AutoCloseable {
  private static final Duration WINDOW = Duration.ofMillis(250);
  private static final int POINTS = 240;
  private static final int ALERTS = 20;
  private static final int RATE_WINDOWS = 4;

  private final Shared<Window> windows;
  private final Shared<Alert> found;
  private final Shared<LiveEvent> points;
  private final Shared<LiveEvent> alerts;

  Monitor(AsyncGenerator<Reading> readings) {
    windows = Window.of(readings, WINDOW).share(0);
    found = Alert.in(windows.subscribe()).share(0);
    points = LiveEvent.of("point", lastWindows().map(Monitor::point)).share(POINTS);
    alerts = LiveEvent.of("alert", found.subscribe().map(Monitor::alert)).share(ALERTS);
  }

  private AsyncGenerator<List<Window>> lastWindows() {
    return windows.subscribe().through(all -> all.windowed(RATE_WINDOWS, 1));
  }

  Shared<LiveEvent> points() {
    return points;
  }

  Shared<LiveEvent> alerts() {
    return alerts;
  }

  /** Returns what is found from now on. */
  AsyncGenerator<Alert> found() {
    return found.subscribe();
  }

  /** Returns how many readings a second there are, from now on. */
  AsyncGenerator<Double> rates() {
    return lastWindows().map(Window::rate);
  }

  /** Keeps the feed going, and its last points and alerts, also while nobody looks on. */
  @Suspendable
  void run() {
    gather(() -> useUp(points), () -> useUp(alerts));
  }

  @Suspendable
  private static Void useUp(Shared<LiveEvent> topic) {
    topic.subscribe().forEach(event -> {});
    return null;
  }

  private static String point(List<Window> windows) {
    Window newest = windows.get(windows.size() - 1);
    String values =
        newest.values().entrySet().stream()
            .map(each -> number("\"" + each.getKey() + "\":%.3f", each.getValue().getAverage()))
            .collect(Collectors.joining(","));
    String rate = number("%.1f", Window.rate(windows));
    return "{\"micros\":%d,\"rate\":%s,\"values\":{%s}}".formatted(micros(), rate, values);
  }

  private static String alert(Alert alert) {
    return "{\"micros\":%d,\"sensor\":\"%s\",\"level\":\"%s\",\"text\":\"%s\"}"
        .formatted(micros(), alert.sensor(), alert.level(), alert.text());
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  @Override
  @Suspendable
  public void close() {
    alerts.close();
    points.close();
    found.close();
    windows.close();
  }
}
