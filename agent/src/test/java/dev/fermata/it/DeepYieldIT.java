package dev.fermata.it;

import static dev.fermata.it.Elements.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Generator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeepYieldIT {
  private static final int DEPTH = 10_000;
  private static final long STACK_BYTES = 512L << 20;

  /** A binary tree without any support for iteration but a recursive method. */
  record Tree(Tree left, int value, Tree right) {
    static Tree of(int first, int last) {
      if (first > last) {
        return null;
      }
      int middle = (first + last) >>> 1;
      return new Tree(of(first, middle - 1), middle, of(middle + 1, last));
    }

    @Suspendable
    void walk(Yielder<Integer> y) {
      if (left != null) {
        left.walk(y);
      }
      y.yield(value);
      if (right != null) {
        right.walk(y);
      }
    }
  }

  @Test
  void recursive_walk_yields_the_values_of_a_tree_in_order() {
    Generator<Integer> values = Generator.of(Tree.of(1, 1000)::walk);

    assertThat(all(values))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 1000).boxed().toList());
  }

  @Test
  void two_walks_of_one_tree_go_on_side_by_side() {
    Tree tree = Tree.of(1, 5);
    Generator<Integer> one = Generator.of(tree::walk);
    Generator<Integer> other = Generator.of(tree::walk);

    one.next();
    one.next();

    assertThat(List.of(one.next(), other.next(), one.next(), other.next()))
        .containsExactly(3, 1, 4, 2);
  }

  @Test
  void suspended_walk_shows_the_calls_it_stands_in() {
    Generator<Integer> values = Generator.of(Tree.of(1, 7)::walk);
    values.next();

    assertThat(values.suspendedFrames())
        .extracting(StackTraceElement::getMethodName)
        .containsExactly("walk", "walk", "walk");
  }

  @Test
  void body_yields_from_ten_thousand_calls_deep_and_on_the_way_back() throws Exception {
    List<Integer> values =
        onBigStack(
            () -> {
              List<Integer> seen = new ArrayList<>();
              for (int value : Generator.<Integer>of(y -> descend(DEPTH, y))) {
                seen.add(value);
              }
              return seen;
            });

    assertThat(values).isEqualTo(IntStream.rangeClosed(0, DEPTH).boxed().toList());
  }

  @Test
  void results_of_ten_thousand_suspended_calls_are_all_delivered() throws Exception {
    long[] sum = new long[1];
    List<Integer> yielded =
        onBigStack(
            () -> {
              List<Integer> seen = new ArrayList<>();
              for (int value : Generator.<Integer>of(y -> sum[0] = sum(DEPTH, y))) {
                seen.add(value);
              }
              return seen;
            });

    assertThat(yielded).containsExactly(0);
    assertThat(sum[0]).isEqualTo((long) DEPTH * (DEPTH + 1) / 2);
  }

  @Test
  void exception_crosses_ten_thousand_suspended_calls() throws Exception {
    IllegalStateException thrown = new IllegalStateException("from the depth");
    Generator<Integer> failing = Generator.of(y -> fail(DEPTH, y, thrown));

    onBigStack(failing::next);

    assertThatThrownBy(() -> onBigStack(failing::next)).hasRootCause(thrown);
  }

  @Test
  void mutually_recursive_methods_yield() {
    Generator<String> turns = Generator.of(y -> ping(4, y));

    assertThat(all(turns))
        .containsExactly("ping 4", "pong 3", "ping 2", "pong 1", "pong", "ping", "pong", "ping");
  }

  @Suspendable
  private static void descend(int depth, Yielder<Integer> y) {
    if (depth > 0) {
      descend(depth - 1, y);
    }
    y.yield(depth);
  }

  @Suspendable
  private static long sum(int depth, Yielder<Integer> y) {
    if (depth == 0) {
      y.yield(0);
      return 0;
    }
    return depth + sum(depth - 1, y);
  }

  @Suspendable
  private static void fail(int depth, Yielder<Integer> y, RuntimeException thrown) {
    if (depth > 0) {
      fail(depth - 1, y, thrown);
    } else {
      y.yield(depth);
      throw thrown;
    }
  }

  @Suspendable
  private static void ping(int left, Yielder<String> y) {
    if (left > 0) {
      y.yield("ping " + left);
      pong(left - 1, y);
      y.yield("ping");
    }
  }

  @Suspendable
  private static void pong(int left, Yielder<String> y) {
    if (left > 0) {
      y.yield("pong " + left);
      ping(left - 1, y);
      y.yield("pong");
    }
  }

  private static <T> T onBigStack(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    new Thread(null, task, "big stack", STACK_BYTES).start();
    return task.get();
  }
}
