package dev.fermata.it.async;

import static dev.fermata.async.Async.awaitCallback;
import static dev.fermata.async.Async.moveOnAfter;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.time;
import static dev.fermata.async.Async.toThread;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.async.Async;
import dev.fermata.async.CallbackBody;
import dev.fermata.async.Cancelled;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Waiting for what is no task: threads, and what calls back. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ThreadIT {
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final IOException broken = new IOException("broken");

  @Test
  void work_on_a_thread_returns_or_throws_to_the_task() {
    Async.run(
        () -> {
          Thread here = Thread.currentThread();
          Thread there = toThread(Thread::currentThread);
          assertThat(there).isNotSameAs(here);
          assertThat(Thread.currentThread()).isSameAs(here);
          assertThat(Caught.by(() -> toThread(this::fail))).isSameAs(broken);
        });
  }

  private String fail() throws IOException {
    throw broken;
  }

  @Test
  void virtual_time_stands_still_while_a_thread_works() {
    CountDownLatch gate = new CountDownLatch(1);
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(
                      () -> {
                        sleep(ofSeconds(1));
                        log.add("slept");
                      });
                  CompletableFuture<Void> opened =
                      CompletableFuture.runAsync(
                          () -> {
                            log.add("opened");
                            gate.countDown();
                          });
                  toThread(
                      () -> {
                        gate.await();
                        return null;
                      });
                  assertThat(opened.join()).isNull();
                  assertThat(time()).isEqualTo(Duration.ZERO);
                }));
    assertThat(log).containsExactly("opened", "slept");
  }

  @Test
  void cancellation_interrupts_the_thread_and_waits_for_its_end() {
    CountDownLatch working = new CountDownLatch(1);
    Async.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<String> task = group.createTask(() -> toThread(() -> endless(working)));
                  toThread(
                      () -> {
                        working.await();
                        return null;
                      });
                  task.cancel("enough");
                  Caught.by(() -> Async.await(task));
                  assertThat(task.isCancelled()).isTrue();
                  log.add("awaited");
                }));
    assertThat(log).containsExactly("interrupted", "awaited");
  }

  private String endless(CountDownLatch working) throws InterruptedException {
    working.countDown();
    try {
      new CountDownLatch(1).await();
      return "never";
    } finally {
      log.add("interrupted");
    }
  }

  @Test
  void so_many_threads_work_at_a_time_and_all_work_is_done() {
    AtomicInteger working = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    Async.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  for (int i = 0; i < 500; i++) {
                    group.createTask(
                        () ->
                            toThread(
                                () -> {
                                  most.accumulateAndGet(working.incrementAndGet(), Math::max);
                                  Thread.yield();
                                  working.decrementAndGet();
                                  return done.incrementAndGet();
                                }));
                  }
                }));
    assertThat(done).hasValue(500);
    assertThat(most.get()).isBetween(1, 64);
  }

  @Test
  void threads_end_with_the_run() {
    Thread worker = Async.run(() -> toThread(Thread::currentThread));
    assertThat(worker.isAlive()).isFalse();
  }

  @Test
  void callback_completes_at_once_or_later_or_fails() {
    List<CallbackBody.Completion<String>> later = new ArrayList<>();
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  String atOnce = awaitCallback(done -> done.complete("at once"));
                  assertThat(atOnce).isEqualTo("at once");
                  group.createTask(
                      () -> {
                        later.get(0).complete("later");
                        later.get(0).fail(broken);
                      });
                  String got = awaitCallback(later::add);
                  assertThat(got).isEqualTo("later");
                  assertThat(Caught.by(() -> awaitCallback(done -> done.fail(broken))))
                      .isSameAs(broken);
                  assertThat(Caught.by(() -> awaitCallback(done -> fail()))).isSameAs(broken);
                }));
  }

  @Test
  void callback_is_told_of_the_cancellation() {
    IllegalStateException inHandler = new IllegalStateException("in the handler");
    VirtualTime.run(
        () -> {
          assertThat(
                  moveOnAfter(
                      ofSeconds(1),
                      () -> awaitCallback(done -> done.onCancel(() -> log.add("closed")))))
              .isEmpty();
          TaskGroup.runAll(
              group -> {
                Task<?> task =
                    group.createTask(
                        () -> {
                          try {
                            awaitCallback(done -> done.onCancel(() -> throwIt(inHandler)));
                          } catch (Cancelled signal) {
                            log.add(signal.getSuppressed()[0].getMessage());
                            throw signal;
                          }
                        });
                yieldNow();
                task.cancel();
              });
        });
    assertThat(log).containsExactly("closed", "in the handler");
  }

  private static void throwIt(RuntimeException thrown) {
    throw thrown;
  }

  @Test
  void result_that_has_come_is_not_lost_by_a_cancellation() {
    List<CallbackBody.Completion<String>> later = new ArrayList<>();
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<?> task =
                      group.createTask(
                          () -> {
                            String got = awaitCallback(later::add);
                            log.add(got);
                            yieldNow();
                            log.add("never");
                          });
                  yieldNow();
                  later.get(0).complete("connection");
                  task.cancel();
                  yieldNow();
                  yieldNow();
                  assertThat(task.isCancelled()).isTrue();
                }));
    assertThat(log).containsExactly("connection");
  }
}
