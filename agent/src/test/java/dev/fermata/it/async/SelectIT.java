package dev.fermata.it.async;

import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.time;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.async.Channel;
import dev.fermata.async.Select;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Choosing the first of several: what Kotlin's select promises. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class SelectIT {
  private final List<String> log = new ArrayList<>();
  private final Channel<String> first = Channel.rendezvous();
  private final Channel<String> second = Channel.rendezvous();

  private String receiveFromBoth() {
    return new Select<String>()
        .onReceive(first.receiver(), value -> "first " + value)
        .onReceive(second.receiver(), value -> "second " + value)
        .run();
  }

  @Test
  void value_that_comes_first_is_received_and_nothing_else_is() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(() -> log.add(receiveFromBoth()));
                  yieldNow();
                  assertThat(second.sender().trySend("a")).isTrue();
                  assertThat(first.sender().trySend("b")).as("it has chosen").isFalse();
                  assertThat(second.sender().trySend("c")).as("it has chosen").isFalse();
                }));

    assertThat(log).containsExactly("second a");
  }

  @Test
  void first_that_is_named_is_chosen_if_several_are_ready() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(() -> second.sender().send("a"));
                  group.createTask(() -> first.sender().send("b"));
                  yieldNow();
                  log.add(receiveFromBoth());
                  log.add(receiveFromBoth());
                }));

    assertThat(log).containsExactly("first b", "second a");
  }

  @Test
  void shuffled_gives_each_its_chance() {
    Channel<String> one = Channel.unlimited();
    Channel<String> other = Channel.unlimited();
    Set<String> chosen = new HashSet<>();
    VirtualTime.run(
        () -> {
          Select<String> select =
              new Select<String>()
                  .onReceive(one.receiver(), value -> "one")
                  .onReceive(other.receiver(), value -> "other")
                  .shuffled(new Random(1));
          for (int i = 0; i < 20; i++) {
            one.sender().send("x");
            other.sender().send("x");
            chosen.add(select.run());
          }
        });

    assertThat(chosen).containsExactlyInAnyOrder("one", "other");
  }

  @Test
  void value_is_sent_to_the_first_who_receives() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(
                      () ->
                          log.add(
                              new Select<String>()
                                  .onSend(first.sender(), "a", () -> "sent to first")
                                  .onSend(second.sender(), "b", () -> "sent to second")
                                  .run()));
                  yieldNow();
                  log.add(second.receiver().receive());
                  assertThat(first.receiver().tryReceive()).isEmpty();
                }));

    assertThat(log).containsExactly("b", "sent to second");
  }

  @Test
  void value_is_sent_at_once_where_there_is_room() {
    Channel<String> buffer = Channel.buffered(1);
    VirtualTime.run(
        () -> {
          Select<String> select =
              new Select<String>()
                  .onSend(buffer.sender(), "a", () -> "sent")
                  .onTimeout(Duration.ZERO, () -> "full");
          log.add(select.run());
          log.add(select.run());
        });

    assertThat(log).containsExactly("sent", "full");
    assertThat(buffer.receiver().tryReceive()).contains("a");
  }

  @Test
  void two_choices_meet_each_other_once() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(
                      () ->
                          log.add(
                              new Select<String>()
                                  .onSend(first.sender(), "a", () -> "one sent")
                                  .onReceive(second.receiver(), value -> "one received")
                                  .run()));
                  group.createTask(
                      () ->
                          log.add(
                              new Select<String>()
                                  .onReceive(first.receiver(), value -> "other received " + value)
                                  .onSend(second.sender(), "b", () -> "other sent")
                                  .run()));
                }));

    assertThat(log).containsExactlyInAnyOrder("one sent", "other received a");
  }

  @Test
  void choice_does_not_meet_itself() {
    VirtualTime.run(
        () ->
            log.add(
                new Select<String>()
                    .onSend(first.sender(), "a", () -> "sent")
                    .onReceive(first.receiver(), value -> "received")
                    .onTimeout(ofSeconds(1), () -> "late")
                    .run()));

    assertThat(log).containsExactly("late");
    assertThat(first.receiver().tryReceive()).isEmpty();
  }

  @Test
  void end_of_a_task_is_chosen_and_the_task_is_left_alone_otherwise() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<String> fast = group.createTask(() -> sleep(ofSeconds(1), "fast"));
                  Task<String> slow = group.createTask(() -> sleep(ofSeconds(2), "slow"));
                  Select<String> select =
                      new Select<String>()
                          .onAwait(slow, value -> value + " at " + time().toSeconds())
                          .onAwait(fast, value -> value + " at " + time().toSeconds());
                  log.add(select.run());
                  log.add(select.run());
                  assertThat(slow.isDone()).isFalse();
                  sleep(ofSeconds(1));
                  log.add(select.run());
                }));

    assertThat(log).containsExactly("fast at 1", "fast at 1", "slow at 2");
  }

  @Test
  void timeout_is_chosen_when_nothing_else_is_ready_in_time() {
    VirtualTime.run(
        () -> {
          Select<String> select =
              new Select<String>()
                  .onReceive(first.receiver(), value -> "received")
                  .onTimeout(ofSeconds(3), () -> "at " + time().toSeconds());
          log.add(select.run());
          log.add(select.run());
        });

    assertThat(log).containsExactly("at 3", "at 6");
  }
}
