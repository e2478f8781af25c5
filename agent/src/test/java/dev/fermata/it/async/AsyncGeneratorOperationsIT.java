package dev.fermata.it.async;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.gather;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.time;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Generator;
import dev.fermata.StopIteration;
import dev.fermata.async.AsyncCoroutine;
import dev.fermata.async.AsyncGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** What is raised in asynchronous generators, and operations that are under way. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class AsyncGeneratorOperationsIT {
  private final List<Object> log = new ArrayList<>();

  private AsyncCoroutine<String, String, String> echo(String name) {
    return AsyncGenerator.returning(
        y -> {
          try {
            String sent = y.yield(name);
            while (sent != null) {
              sleep(ofSeconds(1));
              sent = y.yield(name + " got " + sent);
            }
            return name;
          } finally {
            yieldNow();
            log.add(name + " closed");
          }
        });
  }

  @Test
  void what_is_raised_in_a_generator_without_a_channel_is_raised_at_its_yield() {
    IllegalArgumentException raised = new IllegalArgumentException("x");
    VirtualTime.run(
        () -> {
          AsyncGenerator<Integer> catching =
              AsyncGenerator.of(
                  y -> {
                    try {
                      y.yield(1);
                    } catch (IllegalArgumentException caught) {
                      log.add(caught);
                      sleep(ofSeconds(1));
                      y.yield(2);
                    }
                  });
          assertThat(await(catching.anext())).isEqualTo(1);
          assertThat(await(catching.araise(raised))).isEqualTo(2);
          assertThat(time()).isEqualTo(ofSeconds(1));
          assertThat(Caught.by(() -> await(catching.araise(raised)))).isSameAs(raised);
          assertThat(catching.state()).isEqualTo(Generator.State.CLOSED);
        });
    assertThat(log).containsExactly(raised);
  }

  @Test
  void what_is_raised_in_a_stage_closes_its_source_and_comes_out() {
    IOException raised = new IOException("x");
    VirtualTime.run(
        () -> {
          AsyncGenerator<Integer> lengths = echo("one").map(String::length);
          assertThat(await(lengths.anext())).isEqualTo(3);
          assertThat(Caught.by(() -> await(lengths.araise(raised)))).isSameAs(raised);
          assertThat(lengths.state()).isEqualTo(Generator.State.CLOSED);
        });
    assertThat(log).containsExactly("one closed");
  }

  @Test
  void every_other_operation_is_refused_while_one_is_under_way_and_that_goes_on() {
    VirtualTime.run(
        () -> {
          AsyncCoroutine<String, String, String> busy = echo("one");
          await(busy.anext());
          List<Object> all =
              gather(
                  () -> await(busy.asend("a")),
                  () -> Caught.by(() -> await(busy.asend("b"))),
                  () -> Caught.by(() -> await(busy.araise(new IOException("c")))),
                  () -> Caught.by(() -> await(busy.aclose())),
                  () -> Caught.by(busy::close));
          assertThat(all.get(0)).isEqualTo("one got a");
          assertThat(all.subList(1, 5))
              .allSatisfy(
                  refused ->
                      assertThat(refused)
                          .isInstanceOf(IllegalStateException.class)
                          .asString()
                          .contains(" is running. Await one before the next."));
          busy.close();
        });
    assertThat(log).containsExactly("one closed");
  }

  @Test
  void end_of_another_that_escapes_the_body_is_not_its_own_end() {
    VirtualTime.run(
        () -> {
          AsyncGenerator<String> broken =
              AsyncGenerator.of(
                  y -> {
                    AsyncGenerator<String> empty = AsyncGenerator.from(List.of());
                    y.yield(await(empty.anext()));
                  });
          assertThat(Caught.by(() -> await(broken.anext())))
              .isInstanceOf(IllegalStateException.class)
              .hasCauseInstanceOf(StopIteration.class);
          assertThat(await(broken.anext("ended"))).isEqualTo("ended");
        });
  }
}
