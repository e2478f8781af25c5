package dev.fermata.it.async;

import static dev.fermata.async.Async.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.IllegalSuspensionException;
import dev.fermata.async.Channel;
import dev.fermata.async.ChannelClosedException;
import dev.fermata.async.TaskGroup;
import java.util.ArrayList;
import java.util.List;
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
}
