package dev.fermata.it.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fermata.async.Async;
import dev.fermata.async.AsyncGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.Flow.Subscriber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Publishers that break the rules of Reactive Streams, and who takes their elements. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class BrokenPublisherIT {
  private final List<String> calls = new ArrayList<>();

  /** What a publisher does when it is asked for elements. */
  private interface OnRequest {
    void requested(Subscriber<? super Integer> subscriber);
  }

  private final class Sending implements Flow.Publisher<Integer> {
    private final OnRequest reaction;

    Sending(OnRequest reaction) {
      this.reaction = reaction;
    }

    @Override
    public void subscribe(Subscriber<? super Integer> subscriber) {
      subscriber.onSubscribe(new Asked(reaction, subscriber));
    }
  }

  private final class Asked implements Flow.Subscription {
    private final OnRequest reaction;
    private final Subscriber<? super Integer> subscriber;

    Asked(OnRequest reaction, Subscriber<? super Integer> subscriber) {
      this.reaction = reaction;
      this.subscriber = subscriber;
    }

    @Override
    public void request(long count) {
      calls.add("request " + count);
      reaction.requested(subscriber);
    }

    @Override
    public void cancel() {
      calls.add("cancel");
    }
  }

  /** Takes all elements, and returns what that ends with. */
  private Throwable taking(Flow.Publisher<Integer> publisher) {
    List<Throwable> thrown = new ArrayList<>();
    VirtualTime.run(
        () ->
            thrown.add(
                Caught.by(
                    () ->
                        AsyncGenerator.from(publisher)
                            .forEach(element -> calls.add("element " + element)))));
    return thrown.get(0);
  }

  @Test
  void element_that_comes_unasked_after_the_first_was_taken_is_found_out() {
    List<Subscriber<? super Integer>> subscribers = new ArrayList<>();
    Flow.Publisher<Integer> publisher =
        new Sending(
            subscriber -> {
              subscribers.add(subscriber);
              subscriber.onNext(1);
            });
    Throwable thrown =
        Caught.by(
            () ->
                VirtualTime.run(
                    () ->
                        AsyncGenerator.from(publisher)
                            .forEach(element -> subscribers.get(0).onNext(2))));
    assertThat(thrown)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The publisher has sent more elements than were requested (Reactive Streams, rule"
                + " 1.1).");
    assertThat(calls).containsExactly("request 1", "cancel");
  }

  @Test
  void element_before_the_subscription_is_refused() {
    assertThat(taking(subscriber -> subscriber.onNext(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The publisher has sent an element before it called onSubscribe (Reactive Streams, rule"
                + " 1.9).");
  }

  @Test
  void null_in_place_of_an_element_is_refused_on_both_sides() {
    Throwable thrown =
        taking(
            new Sending(
                subscriber -> {
                  assertThrows(NullPointerException.class, () -> subscriber.onNext(null));
                  subscriber.onNext(1);
                  subscriber.onComplete();
                }));
    assertThat(thrown)
        .isInstanceOf(NullPointerException.class)
        .hasMessage("The publisher has signalled null (Reactive Streams, rule 2.13).");
    assertThat(calls).containsExactly("request 1", "cancel");
  }

  @Test
  void null_in_place_of_a_failure_is_refused_on_both_sides() {
    Throwable thrown =
        taking(
            new Sending(
                subscriber ->
                    assertThrows(NullPointerException.class, () -> subscriber.onError(null))));
    assertThat(thrown).isInstanceOf(NullPointerException.class);
    assertThat(calls).containsExactly("request 1", "cancel");
  }

  @Test
  void second_subscription_is_cancelled_and_the_first_goes_on() {
    assertThat(
            taking(
                subscriber -> {
                  subscriber.onSubscribe(
                      new Asked(
                          asking -> {
                            asking.onNext(1);
                            asking.onComplete();
                          },
                          subscriber));
                  calls.add("again");
                  subscriber.onSubscribe(new Asked(asking -> {}, subscriber));
                }))
        .isNull();
    assertThat(calls).containsExactly("again", "cancel", "request 1", "element 1");
  }

  @Test
  void what_comes_after_the_end_is_nobodys() {
    assertThat(
            taking(
                new Sending(
                    subscriber -> {
                      subscriber.onNext(1);
                      subscriber.onComplete();
                      subscriber.onNext(2);
                      subscriber.onError(new IOException("too late"));
                      subscriber.onComplete();
                    })))
        .isNull();
    assertThat(calls).containsExactly("request 1", "element 1");
  }

  @Test
  void failure_to_subscribe_is_thrown_at_who_asks() {
    IllegalStateException broken = new IllegalStateException("nobody subscribes here");
    assertThat(
            taking(
                subscriber -> {
                  throw broken;
                }))
        .isSameAs(broken);
  }

  @Test
  void failure_to_be_asked_is_thrown_at_who_asks_wherever_it_comes() {
    IllegalStateException broken = new IllegalStateException("ask somebody else");
    OnRequest refusing =
        subscriber -> {
          throw broken;
        };
    assertThat(taking(new Sending(refusing))).isSameAs(broken);
    // by a thread of the publisher
    Flow.Publisher<Integer> late =
        subscriber -> {
          Thread thread =
              new Thread(() -> subscriber.onSubscribe(new Asked(refusing, subscriber)), "late");
          thread.start();
        };
    assertThat(Caught.by(() -> Async.run(() -> AsyncGenerator.from(late).forEach(each -> {}))))
        .isSameAs(broken);
    assertThat(calls).containsExactly("request 1", "cancel", "request 1", "cancel");
  }
}
