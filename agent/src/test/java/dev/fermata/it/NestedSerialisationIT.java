package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIterable;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Continuation;
import dev.fermata.ContinuationScope;
import dev.fermata.Generator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is suspended inside one another, or refers to one another, goes on after it was read. */
class NestedSerialisationIT {
  private static final ContinuationScope STEPS = new ContinuationScope("steps");
  private static final List<String> LOG = new ArrayList<>();

  private static <T> T copy(T value) throws IOException {
    return Written.copy(value, NestedSerialisationIT.class);
  }

  @Test
  void what_is_suspended_together_is_written_with_the_one_that_runs_it() throws IOException {
    Continuation[] inner = new Continuation[1];
    ContinuationScope inside = new ContinuationScope("inside");
    LOG.clear();
    Continuation outer = new Continuation(STEPS, () -> runInside(inside, inner));
    outer.run();
    assertThatThrownBy(() -> copy(inner[0]))
        .hasMessageStartingWith(
            "Cannot serialise Continuation[inside, suspended with the one that runs it].");
    Continuation read = copy(outer);
    read.run();
    assertThat(read.isDone()).isTrue();
    outer.run();

    assertThat(LOG).containsExactly("inner", "outer", "inner", "outer");
  }

  @Suspendable
  private static void runInside(ContinuationScope scope, Continuation[] inner) {
    Continuation nested =
        new Continuation(
            scope,
            () -> {
              Continuation.yield(STEPS);
              LOG.add("inner");
            });
    inner[0] = nested;
    nested.run();
    LOG.add("outer");
  }

  @Test
  void generators_in_generators_go_on() throws IOException {
    Written.assertSameFromAnywhere(
        () ->
            Generator.<Integer>of(
                y -> {
                  Generator<Integer> inner = Generator.<Integer>of(z -> both(y, z));
                  while (inner.hasNext()) {
                    y.yield(inner.next());
                  }
                }),
        NestedSerialisationIT.class);
  }

  @Suspendable
  private static void both(Yielder<Integer> outer, Yielder<Integer> own) {
    for (int i = 0; i < 2; i++) {
      outer.yield(10 + i);
      own.yield(20 + i);
    }
  }

  @Test
  void copies_made_by_fork_yield_to_themselves() throws IOException {
    Generator<Integer> original = Generator.range(5);
    original.next();
    Generator<Integer> fork = original.fork();
    fork.next();

    assertThatIterable(copy(fork)).containsExactly(2, 3, 4);
    assertThatIterable(original).containsExactly(1, 2, 3, 4);
  }

  @Test
  void objects_that_are_shared_stay_shared() throws IOException {
    int[] counter = {0};
    Generator<Integer> first = counting(counter);
    Generator<Integer> second = counting(counter);
    first.next();
    second.next();
    List<Generator<Integer>> read = copy(new ArrayList<>(List.of(first, second, first)));

    assertThatObject(read.get(2)).isSameAs(read.get(0));
    assertThat(read.get(0).next()).isEqualTo(3);
    assertThat(read.get(1).next()).isEqualTo(4);
    assertThat(counter[0]).isEqualTo(2);
  }

  private static Generator<Integer> counting(int[] counter) {
    return Generator.of(
        y -> {
          while (true) {
            y.yield(++counter[0]);
          }
        });
  }

  @Test
  void generator_that_its_own_frames_reach_is_read() throws IOException {
    List<Generator<String>> self = new ArrayList<>();
    self.add(
        Generator.of(
            y -> {
              y.yield("one");
              y.yield(self.get(0).state().toString());
            }));
    self.get(0).next();
    List<Generator<String>> read = copy(self);

    assertThat(read.get(0).next()).isEqualTo("RUNNING");
  }

  @Test
  void depth_does_not_matter() throws Exception {
    Generator<Integer> original = Generator.of(y -> y.yield(down(y, 20_000)));
    withLargeStack(() -> assertThat(original.next()).isZero());
    Generator<Integer> read = copy(original);

    assertThat(read.suspendedFrames()).hasSize(20_002);
    assertThatIterable(read).containsExactly(20_000);
  }

  @Suspendable
  private static int down(Yielder<Integer> y, int depth) {
    if (depth == 0) {
      y.yield(0);
      return 0;
    }
    return 1 + down(y, depth - 1);
  }

  @Test
  void nesting_of_generators_does_not_matter() throws Exception {
    Generator<Integer> original = Generator.of(y -> y.yield(7));
    for (int i = 0; i < 2_000; i++) {
      Generator<Integer> inner = original;
      original =
          Generator.of(
              y -> {
                while (inner.hasNext()) {
                  y.yield(inner.next());
                }
                y.yield(8);
              });
    }
    Generator<Integer> unstarted = copy(original);
    Generator<Integer> outermost = original;
    withLargeStack(() -> assertThat(outermost.next()).isEqualTo(7));
    Generator<Integer> suspended = copy(outermost);

    withLargeStack(() -> assertThat(unstarted.toList()).hasSize(2_001).startsWith(7, 8, 8));
    withLargeStack(() -> assertThat(suspended.toList()).hasSize(2_000).containsOnly(8));
  }

  /** Calls go down one by one, and generators inside one another run in one another. */
  private static void withLargeStack(Runnable task) throws InterruptedException {
    AssertionError[] failure = new AssertionError[1];
    Thread thread = new Thread(null, task, "large stack", 256L << 20);
    thread.setUncaughtExceptionHandler((failed, thrown) -> failure[0] = new AssertionError(thrown));
    thread.start();
    thread.join();
    if (failure[0] != null) {
      throw failure[0];
    }
  }
}
