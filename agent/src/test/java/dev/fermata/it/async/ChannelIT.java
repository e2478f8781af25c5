package dev.fermata.it.async;

import static dev.fermata.async.Async.gather;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.timeout;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.IllegalSuspensionException;
import dev.fermata.Suspendable;
import dev.fermata.async.Async;
import dev.fermata.async.Channel;
import dev.fermata.async.ChannelClosedException;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Channels: what trio's memory channels and Kotlin's channels promise. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ChannelIT {
  private final List<String> log = new ArrayList<>();

  private void sending(Channel.Sender<String> sender, String... values) {
    for (String value : values) {
      try {
        sender.send(value);
        log.add("sent " + value);
      } catch (ChannelClosedException closed) {
        log.add(value + ": " + closed.getMessage());
      }
    }
  }

  private void receiving(Channel.Receiver<String> receiver, String name) {
    try {
      log.add(name + " received " + receiver.receive());
    } catch (ChannelClosedException closed) {
      log.add(name + ": " + closed.getMessage());
    }
  }

  private static void turns() {
    for (int i = 0; i < 5; i++) {
      yieldNow();
    }
  }

  // ---- kinds

  @Test
  void rendezvous_sender_waits_until_its_value_is_received() {
    Channel<String> channel = Channel.rendezvous();
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(() -> sending(channel.sender(), "a", "b"));
                  turns();
                  assertThat(log).isEmpty();
                  receiving(channel.receiver(), "body");
                  turns();
                  assertThat(log).containsExactly("body received a", "sent a");
                  receiving(channel.receiver(), "body");
                }));

    assertThat(log).containsExactly("body received a", "sent a", "body received b", "sent b");
  }

  @Test
  void rendezvous_with_a_receiver_that_waits_takes_no_turn_of_the_sender() {
    Channel<String> channel = Channel.rendezvous();
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(() -> receiving(channel.receiver(), "task"));
                  yieldNow();
                  sending(channel.sender(), "a");
                }));

    assertThat(log).containsExactly("sent a", "task received a");
  }

  @Test
  void buffered_sender_waits_while_the_buffer_is_full() {
    Channel<String> channel = Channel.buffered(2);
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(() -> sending(channel.sender(), "a", "b", "c"));
                  turns();
                  assertThat(log).containsExactly("sent a", "sent b");
                  for (String name : List.of("1", "2", "3")) {
                    receiving(channel.receiver(), name);
                  }
                }));

    assertThat(log)
        .containsExactly(
            "sent a", "sent b", "1 received a", "2 received b", "3 received c", "sent c");
  }

  @Test
  void unlimited_sender_never_waits() {
    Channel<Integer> channel = Channel.unlimited();
    for (int i = 0; i < 10_000; i++) {
      assertThat(channel.sender().trySend(i)).isTrue();
    }
    for (int i = 0; i < 10_000; i++) {
      assertThat(channel.receiver().tryReceive()).contains(i);
    }
    assertThat(channel.receiver().tryReceive()).isEmpty();
  }

  @Test
  void conflated_receiver_gets_the_latest() {
    Channel<String> channel = Channel.conflated();
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  sending(channel.sender(), "a", "b", "c");
                  receiving(channel.receiver(), "body");
                  group.createTask(() -> receiving(channel.receiver(), "task"));
                  yieldNow();
                  sending(channel.sender(), "d", "e");
                  receiving(channel.receiver(), "body");
                }));

    assertThat(log)
        .containsExactly(
            "sent a",
            "sent b",
            "sent c",
            "body received c",
            "sent d",
            "sent e",
            "body received e",
            "task received d");
  }

  @Test
  void those_who_wait_are_served_in_their_order() {
    Channel<String> channel = Channel.rendezvous();
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  for (String name : List.of("1", "2", "3")) {
                    group.createTask(() -> receiving(channel.receiver(), name));
                  }
                  yieldNow();
                  for (String value : List.of("a", "b", "c")) {
                    channel.sender().send(value);
                  }
                  turns();
                  for (String value : List.of("d", "e")) {
                    group.createTask(() -> channel.sender().send(value));
                  }
                  yieldNow();
                  receiving(channel.receiver(), "4");
                  receiving(channel.receiver(), "5");
                }));

    assertThat(log)
        .containsExactly(
            "1 received a", "2 received b", "3 received c", "4 received d", "5 received e");
  }

  // ---- closing

  @Test
  void iteration_ends_when_the_last_sender_is_closed_and_nothing_is_left() {
    Channel<String> channel = Channel.buffered(10);
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Channel.Sender<String> copy = channel.sender().copy();
                  group.createTask(
                      () -> {
                        for (String each : channel.receiver()) {
                          log.add(each);
                        }
                        log.add("end");
                      });
                  try (Channel.Sender<String> sender = channel.sender()) {
                    sender.send("a");
                    yieldNow();
                  }
                  turns();
                  assertThat(log).containsExactly("a");
                  copy.send("b");
                  copy.send("c");
                  assertThat(channel.receiver().isAtEnd()).isFalse();
                  copy.close();
                  copy.close();
                }));

    assertThat(log).containsExactly("a", "b", "c", "end");
    assertThat(channel.receiver().isAtEnd()).isTrue();
  }

  @Test
  void receivers_that_wait_are_told_that_the_last_sender_is_closed() {
    Channel<String> channel = Channel.rendezvous();
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(() -> receiving(channel.receiver(), "task"));
                  yieldNow();
                  channel.sender().close();
                  receiving(channel.receiver(), "body");
                }));

    String end =
        "Cannot receive from Channel[0, 0 buffered, 0 sending, 1 receiving]: it has no sender any"
            + " more.";
    assertThat(log).containsExactly("body: " + end, "task: " + end);
    assertThatThrownBy(() -> channel.receiver().tryReceive())
        .isInstanceOf(ChannelClosedException.class)
        .hasMessage(end);
  }

  @Test
  void senders_are_told_that_the_last_receiver_is_closed() {
    Channel<String> channel = Channel.buffered(1);
    Channel.Receiver<String> copy = channel.receiver().copy();
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(() -> sending(channel.sender(), "a", "b"));
                  yieldNow();
                  channel.receiver().close();
                  turns();
                  assertThat(log).containsExactly("sent a");
                  copy.close();
                  sending(channel.sender(), "c");
                }));

    String end =
        "Cannot send to Channel[1, 0 buffered, 1 sending, 0 receiving]: it has no receiver any"
            + " more.";
    assertThat(log).containsExactly("sent a", "c: " + end, "b: " + end);
  }

  @Test
  void closing_an_end_tells_those_who_wait_by_it_and_no_others() {
    Channel<String> channel = Channel.rendezvous();
    Channel.Receiver<String> copy = channel.receiver().copy();
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(() -> receiving(copy, "by the copy"));
                  group.createTask(() -> receiving(channel.receiver(), "by the first"));
                  yieldNow();
                  copy.close();
                  turns();
                  sending(channel.sender(), "a");
                }));

    assertThat(log)
        .containsExactly(
            "by the copy: Cannot receive from Channel[0, 0 buffered, 1 sending, 1 receiving]: this"
                + " end was closed.",
            "sent a",
            "by the first received a");
  }

  @Test
  void ends_that_are_closed_refuse_all() {
    Channel<String> channel = Channel.unlimited();
    channel.sender().close();
    channel.receiver().close();
    String sending = "Cannot send to Channel[unlimited, 0 buffered, 0 sending, 0 receiving]: ";
    assertThatThrownBy(() -> channel.sender().trySend("a"))
        .isInstanceOf(ChannelClosedException.class)
        .hasMessage(sending + "this end was closed.");
    assertThatThrownBy(() -> channel.sender().copy()).isInstanceOf(ChannelClosedException.class);
    assertThatThrownBy(() -> channel.receiver().copy()).isInstanceOf(ChannelClosedException.class);
    assertThatThrownBy(() -> channel.receiver().tryReceive())
        .isInstanceOf(ChannelClosedException.class);
  }

  // ---- cancellation

  @Test
  void receiver_that_is_cancelled_while_it_waits_receives_nothing() {
    Channel<String> channel = Channel.rendezvous();
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<?> first = group.createTask(() -> receiving(channel.receiver(), "first"));
                  group.createTask(() -> receiving(channel.receiver(), "second"));
                  yieldNow();
                  first.cancel();
                  sending(channel.sender(), "a");
                }));

    assertThat(log).containsExactly("sent a", "second received a");
  }

  @Test
  void receiver_that_is_cancelled_after_the_handing_over_has_received_and_is_told_later() {
    Channel<String> channel = Channel.rendezvous();
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<?> task =
                      group.createTask(
                          () -> {
                            receiving(channel.receiver(), "task");
                            yieldNow();
                            log.add("never");
                          });
                  yieldNow();
                  sending(channel.sender(), "a");
                  task.cancel();
                  turns();
                  assertThat(task.isCancelled()).isTrue();
                }));

    assertThat(log).containsExactly("sent a", "task received a");
  }

  @Test
  void sender_that_is_cancelled_while_it_waits_has_sent_nothing() {
    Channel<String> channel = Channel.rendezvous();
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<?> first = group.createTask(() -> sending(channel.sender(), "a"));
                  group.createTask(() -> sending(channel.sender(), "b"));
                  yieldNow();
                  first.cancel();
                  receiving(channel.receiver(), "body");
                }));

    assertThat(log).containsExactly("body received b", "sent b");
  }

  @Test
  void sender_that_is_cancelled_after_the_handing_over_has_sent_and_is_told_later() {
    Channel<String> channel = Channel.rendezvous();
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<?> task = group.createTask(() -> sending(channel.sender(), "a", "b"));
                  yieldNow();
                  receiving(channel.receiver(), "body");
                  task.cancel();
                  turns();
                  assertThat(task.isCancelled()).isTrue();
                  assertThat(channel.receiver().tryReceive()).isEmpty();
                }));

    assertThat(log).containsExactly("body received a", "sent a");
  }

  @Test
  void timeout_at_the_time_of_the_handing_over_loses_no_value() {
    Channel<String> channel = Channel.buffered(1);
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(() -> receivingWithin(channel.receiver()));
                  sleep(ofSeconds(1));
                  sending(channel.sender(), "a");
                  turns();
                  log.add("left " + channel.receiver().tryReceive().orElse("nothing"));
                }));

    assertThat(log).hasSize(3);
    assertThat(String.join(", ", log)).containsAnyOf("received a", "left a");
  }

  private void receivingWithin(Channel.Receiver<String> receiver) {
    try {
      log.add("received " + timeout(ofSeconds(1), () -> receiver.receive()));
    } catch (TimeoutException late) {
      log.add("late");
    }
  }

  // ---- outside of tasks, and threads

  @Test
  void sending_and_receiving_outside_a_task_are_refused_and_change_nothing() {
    Channel<String> channel = Channel.unlimited();
    assertThatThrownBy(() -> channel.sender().send("a"))
        .isInstanceOf(IllegalSuspensionException.class);
    assertThat(channel.receiver().tryReceive()).isEmpty();
    assertThat(channel.sender().trySend("b")).isTrue();
    assertThatThrownBy(() -> channel.receiver().receive())
        .isInstanceOf(IllegalSuspensionException.class);
    assertThat(channel.receiver().tryReceive()).contains("b");
  }

  @Test
  void null_and_buffers_for_nothing_are_refused() {
    assertThatNullPointerException()
        .isThrownBy(() -> Channel.unlimited().sender().trySend(null))
        .withMessage("value");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Channel.buffered(0))
        .withMessage("Cannot buffer 0 values: one is the least. Use Channel.rendezvous().");
  }

  @Test
  void values_go_from_loop_to_loop_and_none_is_lost() throws InterruptedException {
    Channel<Integer> channel = Channel.rendezvous();
    long[] sums = new long[2];
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      int mine = i;
      threads.add(new Thread(() -> Async.run(() -> summing(channel.receiver(), sums, mine))));
    }
    threads.forEach(Thread::start);
    Async.run(
        () -> {
          gather(() -> sendMany(channel.sender()), () -> sendMany(channel.sender()));
          channel.sender().close();
        });
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(sums[0] + sums[1]).isEqualTo(1000L * 1001);
  }

  @Suspendable // a for-each alone does not say that it suspends
  private static void summing(Channel.Receiver<Integer> receiver, long[] sums, int mine) {
    for (int each : receiver) {
      sums[mine] += each;
    }
  }

  private static Object sendMany(Channel.Sender<Integer> sender) {
    for (int i = 1; i <= 1000; i++) {
      sender.send(i);
    }
    return "sent";
  }
}
