package dev.fermata.samples;

import static dev.fermata.async.Async.sleep;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.async.Action;
import dev.fermata.async.Async;
import dev.fermata.async.AsyncGenerator;
import dev.fermata.async.Runner;
import dev.fermata.async.TaskGroup;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class MonitorTest {
  private static void inVirtualTime(Action action) {
    try (Runner runner = new Runner(Runner.Options.virtualTime())) {
      runner.run(action);
    }
  }

  /** Gives the readings of each tenth of a second, from the middle of it on. */
  private static AsyncGenerator<Reading> tenths(IntFunction<List<Reading>> readings) {
    return AsyncGenerator.of(
        y -> {
          sleep(ofMillis(50));
          for (int i = 0; ; i++) {
            y.yieldAll(readings.apply(i));
            sleep(ofMillis(100));
          }
        });
  }

  private static List<Reading> all(double value) {
    return Reading.SENSORS.stream().map(sensor -> new Reading(sensor, value)).toList();
  }

  private static String text(LiveEvent event) {
    return new String(event.bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void live_readings_come_in_turns_as_often_as_told() {
    inVirtualTime(
        () -> {
          List<Reading> readings = Reading.live(100, new Random(1)).take(301).toList();

          assertThat(Async.time()).isEqualTo(ofSeconds(3));
          assertThat(readings.subList(0, 4))
              .extracting(Reading::sensor)
              .containsExactly("north", "east", "south", "north");
          assertThat(readings).allMatch(reading -> reading.value() > 10 && reading.value() < 40);
        });
  }

  @Test
  void windows_follow_each_other_also_while_nothing_is_read() {
    inVirtualTime(
        () -> {
          AsyncGenerator<Reading> readings =
              tenths(i -> i < 20 || i >= 40 ? all(i) : List.<Reading>of());

          List<Window> windows = Window.of(readings, ofSeconds(1)).take(5).toList();

          assertThat(Async.time()).isEqualTo(ofSeconds(5));
          assertThat(windows)
              .extracting(window -> window.values().size())
              .containsExactly(3, 3, 0, 0, 3);
          assertThat(windows.get(1).values().get("east").getAverage()).isEqualTo(14.5);
          assertThat(Window.rate(windows)).isEqualTo(18);
        });
  }

  @Test
  void alerts_tell_once_of_each_change() {
    List<Alert> alerts = new ArrayList<>();
    inVirtualTime(
        () -> {
          AsyncGenerator<Reading> readings =
              tenths(
                  i -> {
                    double north = i < 100 ? 20 : i < 120 ? 25 : i < 140 ? 20 : 15;
                    Reading east = new Reading("east", 20);
                    Reading south = new Reading("south", 20);
                    return i < 180
                        ? List.of(new Reading("north", north), east, south)
                        : List.of(east, south);
                  });
          alerts.addAll(Alert.in(Window.of(readings, ofMillis(500))).take(4).toList());
        });
    assertThat(alerts)
        .containsExactly(
            new Alert("north", "high", "is at 25.0"),
            new Alert("north", "calm", "is calm again"),
            new Alert("north", "low", "is at 15.0"),
            new Alert("north", "silent", "says nothing"));
  }

  @Test
  void who_comes_late_gets_the_last_minute_of_points_and_then_the_new_ones() {
    inVirtualTime(
        () -> {
          try (Monitor monitor = new Monitor(tenths(i -> all(i)))) {
            TaskGroup.runAll(
                group -> {
                  group.createTask(() -> monitor.run());
                  sleep(Duration.ofMinutes(2));
                  List<LiveEvent> events = monitor.points().subscribe().take(241).toList();

                  assertThat(events.get(239).number() - events.get(0).number()).isEqualTo(239);
                  assertThat(events.get(240).number()).isEqualTo(events.get(239).number() + 1);
                  assertThat(Async.time()).isBetween(ofSeconds(120), ofSeconds(121));
                  assertThat(text(events.get(240)))
                      .matches(
                          "id: \\w+-\\d+\nevent: point\ndata: \\{\"micros\":\\d+,\"rate\":30.0,"
                              + "\"values\":\\{\"east\":[\\d.]+,\"north\":[\\d.]+,"
                              + "\"south\":[\\d.]+\\}\\}\n\n");
                  group.cancel();
                });
          }
        });
  }

  @Test
  void event_is_after_those_before_it_and_after_all_of_another_run() {
    LiveEvent event = new LiveEvent("run", 5, new byte[0]);

    assertThat(List.of("run-4", "", "other-9", "run-", "run-99999999999999999999"))
        .allMatch(event::isAfter);
    assertThat(List.of("run-5", "run-6")).noneMatch(event::isAfter);
  }
}
