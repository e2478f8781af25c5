package dev.fermata.it.async;

import static dev.fermata.async.Async.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.async.Channel;
import dev.fermata.async.ChannelClosedException;
import dev.fermata.async.TaskGroup;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Ends of channels that are closed. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ChannelClosingIT {
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
}
