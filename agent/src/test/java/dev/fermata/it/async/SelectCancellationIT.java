package dev.fermata.it.async;

import static dev.fermata.async.Async.currentTask;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.IllegalSuspensionException;
import dev.fermata.async.Async;
import dev.fermata.async.Channel;
import dev.fermata.async.ChannelClosedException;
import dev.fermata.async.Deferred;
import dev.fermata.async.Select;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Choices that are cancelled, closed or refused. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class SelectCancellationIT {
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
  void failure_of_what_was_chosen_is_thrown() {
    IOException thrown = new IOException("broken");
    Deferred<String> failing = new Deferred<>();
    assertThatThrownBy(
            () ->
                VirtualTime.run(
                    () ->
                        TaskGroup.run(
                            group -> {
                              group.createTask(() -> failing.fail(thrown));
                              return new Select<String>()
                                  .onReceive(first.receiver(), value -> value)
                                  .onAwait(failing, value -> value)
                                  .run();
                            })))
        .hasRootCause(thrown);
  }

  @Test
  void handler_may_wait_and_throw() {
    IOException thrown = new IOException("broken");
    Channel<String> ready = Channel.unlimited();
    assertThat(ready.sender().trySend("a")).isTrue();
    assertThatThrownBy(
            () ->
                VirtualTime.run(
                    () ->
                        new Select<String>()
                            .onReceive(
                                ready.receiver(),
                                value -> {
                                  sleep(ofSeconds(1));
                                  throw thrown;
                                })
                            .run()))
        .isSameAs(thrown);
  }

  @Test
  void channel_that_is_closed_is_chosen_and_said() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(() -> catching());
                  yieldNow();
                  second.sender().close();
                  yieldNow();
                  catching();
                  first.receiver().close();
                  catching();
                }));

    String end =
        "Cannot receive from Channel[0, 0 buffered, 0 sending, 1 receiving]: it has no sender any"
            + " more.";
    assertThat(log)
        .containsExactly(
            end,
            end,
            "Cannot receive from Channel[0, 0 buffered, 1 sending, 0 receiving]: this end was"
                + " closed.");
  }

  private void catching() {
    try {
      log.add(receiveFromBoth());
    } catch (ChannelClosedException closed) {
      log.add(closed.getMessage());
    }
  }

  @Test
  void choice_that_is_cancelled_has_done_nothing_and_leaves_all_queues() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<?> task = group.createTask(() -> log.add(receiveFromBoth()));
                  yieldNow();
                  task.cancel();
                  assertThat(first.sender().trySend("a")).isFalse();
                  assertThat(second.sender().trySend("a")).isFalse();
                  yieldNow();
                  assertThat(task.isCancelled()).isTrue();
                }));

    assertThat(log).isEmpty();
  }

  @Test
  void choice_that_is_cancelled_after_the_handing_over_has_received_and_is_told_later() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<?> task =
                      group.createTask(
                          () -> {
                            log.add(receiveFromBoth());
                            yieldNow();
                            log.add("never");
                          });
                  yieldNow();
                  assertThat(first.sender().trySend("a")).isTrue();
                  task.cancel();
                  yieldNow();
                  yieldNow();
                  assertThat(task.isCancelled()).isTrue();
                }));

    assertThat(log).containsExactly("first a");
  }

  @Test
  void choice_of_nothing_and_of_itself_and_outside_a_task_are_refused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> VirtualTime.run(() -> new Select<String>().run()))
        .withMessage(
            "Cannot select from nothing: it would wait for ever. Add onReceive, onSend, onAwait or"
                + " onTimeout.");
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                VirtualTime.run(
                    () ->
                        new Select<Object>()
                            .onReceive(first.receiver(), value -> value)
                            .onAwait(currentTask(), value -> value)
                            .run()))
        .withMessageEndingWith("cannot await itself: it would wait for ever.");
    assertThat(first.sender().trySend("a")).as("nothing is left in the queue").isFalse();
    assertThatThrownBy(() -> receiveFromBoth()).isInstanceOf(IllegalSuspensionException.class);
  }

  @Test
  void choices_of_several_loops_lose_and_repeat_nothing() throws InterruptedException {
    long[] sums = new long[2];
    Channel<Integer> one = Channel.rendezvous();
    Channel<Integer> other = Channel.rendezvous();
    Channel<String> stop = Channel.unlimited();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      int mine = i;
      threads.add(new Thread(() -> Async.run(() -> summing(one, other, stop, sums, mine))));
    }
    threads.forEach(Thread::start);
    Async.run(
        () -> {
          for (int i = 1; i <= 2000; i++) {
            new Select<String>()
                .onSend(one.sender(), i, () -> "one")
                .onSend(other.sender(), i, () -> "other")
                .run();
          }
        });
    stop.sender().trySend("stop");
    stop.sender().trySend("stop");
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(sums[0] + sums[1]).isEqualTo(1000L * 2001);
  }

  private static void summing(
      Channel<Integer> one, Channel<Integer> other, Channel<String> stop, long[] sums, int mine) {
    Select<Integer> select =
        new Select<Integer>()
            .onReceive(other.receiver(), value -> value)
            .onReceive(one.receiver(), value -> value)
            .onReceive(stop.receiver(), value -> 0);
    int received = select.run();
    while (received != 0) {
      sums[mine] += received;
      received = select.run();
    }
  }
}
