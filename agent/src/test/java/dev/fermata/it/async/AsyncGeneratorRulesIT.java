package dev.fermata.it.async;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.gather;
import static dev.fermata.async.Async.shielded;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.time;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Scoped;
import dev.fermata.StopIteration;
import dev.fermata.Suspendable;
import dev.fermata.async.AsyncCoroutine;
import dev.fermata.async.AsyncGenerator;
import dev.fermata.async.Runner;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Rules of CPython's test_asyncgen that the other tests leave out. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class AsyncGeneratorRulesIT {
  private final List<Object> log = new ArrayList<>();

  private AsyncCoroutine<String, String, String> echo(String name) {
    return AsyncGenerator.returning(
        y -> {
          try {
            String sent = y.yield(name);
            while (sent != null) {
              sleep(ofSeconds(1));
              try {
                sent = y.yield(name + " got " + sent);
              } catch (IllegalArgumentException caught) {
                sent = y.yield(name + " caught " + caught.getMessage());
              }
            }
            return name + "'s result";
          } finally {
            yieldNow();
            log.add(name + " closed");
          }
        });
  }

  @Test
  void ended_one_can_be_closed_and_throws_what_is_raised_and_the_end_for_what_is_sent() {
    IOException raised = new IOException("x");
    VirtualTime.run(
        () -> {
          AsyncCoroutine<String, String, String> ended = echo("one");
          assertThat(ended.toList()).containsExactly("one");
          await(ended.aclose());
          await(ended.aclose());
          assertThat(Caught.by(() -> await(ended.araise(raised)))).isSameAs(raised);
          assertThat(Caught.by(() -> await(ended.asend("x")))).isInstanceOf(StopIteration.class);
          assertThat(await(ended.anext("nothing"))).isEqualTo("nothing");
        });
    assertThat(log).containsExactly("one closed");
  }

  @Test
  void cancellation_while_closing_cuts_the_cleanup_short_unless_it_is_shielded() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<Void> closing = group.createTask(() -> closing(() -> sleep(ofSeconds(9))));
                  Task<Void> shielding =
                      group.createTask(
                          () -> closing(() -> shielded(ofSeconds(9), () -> sleep(ofSeconds(5)))));
                  sleep(ofSeconds(1));
                  closing.cancel();
                  shielding.cancel();
                }));
    assertThat(log).containsExactly("cleanup ended at 1", "cleaned up at 5", "cleanup ended at 5");
  }

  @Suspendable
  private void closing(dev.fermata.async.Action cleanup) throws Exception {
    AsyncGenerator<Integer> generator =
        AsyncGenerator.of(
            y -> {
              try {
                y.yield(1);
              } finally {
                try {
                  cleanup.run();
                  log.add("cleaned up at " + time().toSeconds());
                } finally {
                  log.add("cleanup ended at " + time().toSeconds());
                }
              }
            });
    await(generator.anext());
    generator.close();
  }

  @Test
  void failure_to_close_what_is_left_at_the_end_is_reported_and_the_rest_is_closed() {
    IOException broken = new IOException("broken");
    Runner.Options options =
        Runner.Options.virtualTime()
            .withoutLeakCheck()
            .withExceptionHandler((message, thrown, task) -> log.add(thrown));
    try (Runner runner = new Runner(options)) {
      runner.run(
          () -> {
            await(echo("first").anext());
            await(failing(broken).anext());
          });
    }
    assertThat(log).containsExactly(broken, "first closed");
  }

  private static AsyncGenerator<Integer> failing(Exception thrown) {
    return AsyncGenerator.of(
        y -> {
          try {
            y.yield(1);
          } finally {
            sleep(ofSeconds(1));
            fail(thrown);
          }
        });
  }

  private static void fail(Exception thrown) throws Exception {
    throw thrown;
  }

  @Test
  void serialised_one_lets_tasks_take_turns() {
    VirtualTime.run(
        () -> {
          AsyncGenerator<Integer> shared =
              AsyncGenerator.<Integer>of(
                      y -> {
                        for (int i = 0; i < 3; i++) {
                          sleep(ofSeconds(1));
                          y.yield(i);
                        }
                      })
                  .serialised();
          List<Integer> taken =
              gather(
                  () -> await(shared.anext()),
                  () -> await(shared.anext()),
                  () -> await(shared.anext()),
                  () -> await(shared.anext(-1)));
          assertThat(taken).containsExactly(0, 1, 2, -1);
          await(shared.aclose());
        });
  }

  @Test
  void delegate_is_sent_and_raised_what_its_delegator_is_and_gives_its_result() {
    VirtualTime.run(
        () -> {
          AsyncCoroutine<String, String, String> outer =
              AsyncGenerator.returning(
                  y -> {
                    y.yield("outer");
                    return y.yieldFrom(echo("inner").delegate()) + "!";
                  });
          assertThat(await(outer.anext())).isEqualTo("outer");
          assertThat(await(outer.anext())).isEqualTo("inner");
          assertThat(await(outer.asend("a"))).isEqualTo("inner got a");
          assertThat(await(outer.araise(new IllegalArgumentException("b"))))
              .isEqualTo("inner caught b");
          Throwable end = Caught.by(() -> await(outer.anext()));
          assertThat(((StopIteration) end).value()).isEqualTo("inner's result!");
          assertThat(outer.returned()).isEqualTo("inner's result!");
        });
    assertThat(log).containsExactly("inner closed");
  }

  @Test
  void closing_a_delegator_closes_its_delegate_first() {
    VirtualTime.run(
        () -> {
          AsyncCoroutine<String, String, String> outer =
              AsyncGenerator.returning(
                  y -> {
                    try {
                      return y.yieldFrom(echo("inner").delegate());
                    } finally {
                      log.add("outer closed");
                    }
                  });
          await(outer.anext());
          await(outer.aclose());
        });
    assertThat(log).containsExactly("inner closed", "outer closed");
  }

  @Test
  void scope_may_wait_before_in_and_after_its_use() {
    VirtualTime.run(
        () -> {
          Scoped<String> scope =
              Scoped.of(
                  y -> {
                    sleep(ofSeconds(1));
                    try {
                      y.yield("resource");
                    } finally {
                      sleep(ofSeconds(1));
                      log.add("released at " + time().toSeconds());
                    }
                  });
          String used = scope.use(resource -> sleep(ofSeconds(1), resource + " was used"));
          assertThat(used).isEqualTo("resource was used");
          assertThat(Caught.by(() -> scope.use(resource -> useless())))
              .isInstanceOf(IOException.class);
        });
    assertThat(log).containsExactly("released at 3", "released at 6");
  }

  private static String useless() throws IOException {
    sleep(ofSeconds(1));
    throw new IOException("useless");
  }
}
