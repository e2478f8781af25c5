package dev.fermata.it.async;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.sleep;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Generator;
import dev.fermata.Suspendable;
import dev.fermata.async.Async;
import dev.fermata.async.AsyncGenerator;
import dev.fermata.async.Deferred;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Generators as publishers and of publishers. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class FlowIT {
  private final List<Object> log = new ArrayList<>();

  @Test
  void elements_of_a_publisher_of_other_threads_arrive_in_order() throws InterruptedException {
    try (SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>()) {
      Thread submitting = new Thread(() -> submitAll(publisher));
      submitting.start();
      List<Integer> taken = Async.run(() -> AsyncGenerator.from(publisher).take(1_000).toList());
      submitting.join();

      assertThat(taken).isEqualTo(Generator.range(1_000).toList());
    }
  }

  private static void submitAll(SubmissionPublisher<Integer> publisher) {
    while (publisher.getNumberOfSubscribers() == 0) {
      Thread.onSpinWait();
    }
    for (int i = 0; i < 1_000; i++) {
      publisher.submit(i);
    }
  }

  @Test
  void what_is_published_can_be_taken_by_a_generator_and_waits_for_it() {
    VirtualTime.run(
        () -> {
          Flow.Publisher<Integer> publisher =
              AsyncGenerator.<Integer>of(
                      y -> {
                        for (int i = 0; i < 3; i++) {
                          log.add("makes " + i);
                          y.yield(i);
                          sleep(ofSeconds(1));
                        }
                      })
                  .asPublisher();
          try (AsyncGenerator<Integer> taken = AsyncGenerator.from(publisher)) {
            for (int element : taken) {
              log.add("takes " + element);
              sleep(ofSeconds(5));
            }
          }
          log.add(failureOf(AsyncGenerator.from(publisher)).getClass());
        });
    assertThat(log)
        .containsExactly(
            "makes 0",
            "takes 0",
            "makes 1",
            "takes 1",
            "makes 2",
            "takes 2",
            IllegalStateException.class);
  }

  @Test
  void leaving_the_subscriber_closes_the_publishing_generator() {
    VirtualTime.run(
        () -> {
          Deferred<Void> closed = new Deferred<>();
          Flow.Publisher<Integer> publisher =
              AsyncGenerator.<Integer>of(
                      y -> {
                        try {
                          y.yield(1);
                          sleep(ofSeconds(100));
                          y.yield(2);
                        } finally {
                          log.add("closed");
                          closed.complete(null);
                        }
                      })
                  .asPublisher();
          log.addAll(AsyncGenerator.from(publisher).take(1).toList());
          await(closed);
        });
    assertThat(log).containsExactlyInAnyOrder(1, "closed");
  }

  @Test
  void failure_of_the_body_reaches_the_subscriber_as_it_is() {
    IOException broken = new IOException("broken");
    VirtualTime.run(
        () ->
            log.add(
                failureOf(
                    AsyncGenerator.from(
                        AsyncGenerator.publisher(
                            () ->
                                AsyncGenerator.<Integer>of(
                                    y -> {
                                      y.yield(1);
                                      throw broken;
                                    }))))));
    assertThat(log).containsExactly(broken);
  }

  @Test
  void publisher_that_sends_more_than_was_requested_is_left() {
    List<String> calls = new ArrayList<>();
    Flow.Publisher<Integer> broken =
        subscriber ->
            subscriber.onSubscribe(
                new Flow.Subscription() {
                  @Override
                  public void request(long n) {
                    calls.add("request " + n);
                    subscriber.onNext(1);
                    subscriber.onNext(2);
                  }

                  @Override
                  public void cancel() {
                    calls.add("cancel");
                  }
                });
    VirtualTime.run(() -> log.add(failureOf(AsyncGenerator.from(broken))));

    assertThat(calls).containsExactly("request 1", "cancel");
    assertThat(log.get(0)).isInstanceOf(IllegalStateException.class);
    assertThat(log.get(0).toString()).contains("more elements than were requested");
  }

  @Suspendable
  private static Throwable failureOf(AsyncGenerator<?> generator) {
    try {
      generator.forEach(element -> {});
    } catch (Throwable thrown) {
      return thrown;
    }
    return new AssertionError("nothing was thrown");
  }
}
