package dev.fermata.it.async;

import static dev.fermata.async.Async.gather;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.timeout;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

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

/** Channels and cancellation: no value is lost. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ChannelCancellationIT {
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
