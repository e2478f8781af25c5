package dev.fermata.it.async;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.currentTask;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.async.Runner;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Tasks in flight recordings. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class RecordingIT {
  @TempDir Path folder;

  @Test
  void recording_has_the_tasks_and_the_slow_steps() throws Exception {
    Path file = folder.resolve("tasks.jfr");
    CountDownLatch seen = new CountDownLatch(1);
    Runner.Options options =
        Runner.Options.defaults().withWatchdog(ofMillis(20), slow -> seen.countDown());
    try (Recording recording = new Recording();
        Runner runner = new Runner(options)) {
      recording.enable("dev.fermata.Task");
      recording.enable("dev.fermata.SlowStep");
      recording.start();
      runner.run(
          () -> {
            currentTask().name("recorded");
            TaskGroup.runAll(
                group -> {
                  group.createTask(TaskGroup.Options.named("child"), () -> yieldNow());
                  group.createTask(TaskGroup.Options.named("slow"), () -> seen.await());
                });
          });
      recording.stop();
      recording.dump(file);
    }
    List<RecordedEvent> events = RecordingFile.readAllEvents(file);
    assertThat(events)
        .filteredOn(event -> event.getEventType().getName().equals("dev.fermata.Task"))
        .extracting(event -> event.getString("name") + " " + event.getString("status"))
        .contains("recorded SUCCESS", "child SUCCESS", "slow SUCCESS");
    assertThat(events)
        .filteredOn(event -> event.getEventType().getName().equals("dev.fermata.SlowStep"))
        .extracting(event -> event.getString("task"))
        .containsExactly("slow");
  }

  @Test
  void recording_has_the_waits_with_what_for_and_where() throws Exception {
    Path file = folder.resolve("waits.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("dev.fermata.TaskWait").withThreshold(Duration.ZERO);
      recording.start();
      VirtualTime.run(
          () ->
              TaskGroup.runAll(
                  group -> {
                    Task<Void> sleeper =
                        group.createTask(TaskGroup.Options.named("sleeper"), () -> sleepHere());
                    group.createTask(TaskGroup.Options.named("waiter"), () -> await(sleeper));
                  }));
      recording.stop();
      recording.dump(file);
    }
    List<RecordedEvent> waits =
        RecordingFile.readAllEvents(file).stream()
            .filter(event -> event.getEventType().getName().equals("dev.fermata.TaskWait"))
            .toList();
    assertThat(waits)
        .extracting(event -> event.getString("task") + " waits for " + event.getString("waitsFor"))
        .contains("sleeper waits for a time", "waiter waits for sleeper");
    assertThat(waits)
        .filteredOn(event -> event.getString("task").equals("sleeper"))
        .singleElement()
        .extracting(event -> event.getString("where"))
        .asString()
        .contains("RecordingIT.sleepHere(RecordingIT.java:");
  }

  private static void sleepHere() {
    sleep(ofSeconds(1));
  }
}
