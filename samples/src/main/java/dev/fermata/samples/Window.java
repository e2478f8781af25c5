package dev.fermata.samples;

import static dev.fermata.async.Async.sleep;

import dev.fermata.async.Async;
import dev.fermata.async.AsyncGenerator;
import java.time.Duration;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the sensors have said within a time.
 *
 * @param values those that have said something, by name
 */
record Window(Duration length, Map<String, DoubleSummaryStatistics> values) {
  /** Sums readings up, a window after the other, also those in which there is none. */
  static AsyncGenerator<Window> of(AsyncGenerator<Reading> readings, Duration length) {
    return AsyncGenerator.of(
        y -> {
          AsyncGenerator<Optional<Reading>> found = readings.map(Optional::of);
          try (AsyncGenerator<Optional<Reading>> all =
              AsyncGenerator.merge(List.of(found, ends(length)))) {
            Window window = new Window(length, new TreeMap<>());
            for (Optional<Reading> each : all) {
              if (each.isPresent()) {
                window.add(each.get());
              } else {
                y.yield(window);
                window = new Window(length, new TreeMap<>());
              }
            }
          }
        });
  }

  /** Gives nothing at the end of each window. */
  private static AsyncGenerator<Optional<Reading>> ends(Duration length) {
    return AsyncGenerator.of(
        y -> {
          Duration end = Async.time();
          while (true) {
            end = end.plus(length);
            sleep(end.minus(Async.time()));
            y.yield(Optional.empty());
          }
        });
  }

  private void add(Reading reading) {
    values
        .computeIfAbsent(reading.sensor(), name -> new DoubleSummaryStatistics())
        .accept(reading.value());
  }

  private long count() {
    return values.values().stream().mapToLong(DoubleSummaryStatistics::getCount).sum();
  }

  /** Returns how many readings a second there are in windows that follow each other. */
  static double rate(List<Window> windows) {
    long count = windows.stream().mapToLong(Window::count).sum();
    double millis = windows.stream().mapToLong(window -> window.length.toMillis()).sum();
    return count * Duration.ofSeconds(1).toMillis() / millis;
  }
}
