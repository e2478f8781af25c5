package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIterable;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Continuation;
import dev.fermata.ContinuationScope;
import dev.fermata.Generator;
import dev.fermata.IntGenerator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Copies of what is suspended go on alone. */
class ForkIT {
  private static final ContinuationScope CHOICE = new ContinuationScope("choice");

  private final List<String> log = new ArrayList<>();

  @Test
  void copies_have_locals_of_their_own_and_share_objects() {
    Continuation first =
        new Continuation(
            CHOICE,
            () -> {
              int local = 0;
              for (int i = 0; i < 2; i++) {
                Continuation.yield(CHOICE);
                local++;
                log.add("local " + local);
              }
            });
    first.run();
    Continuation second = first.fork();
    first.run();
    first.run();
    assertThat(first.isDone()).isTrue();
    assertThat(second.isDone()).isFalse();
    second.run();
    second.run();

    assertThat(second.isDone()).isTrue();
    assertThat(log).containsExactly("local 1", "local 2", "local 1", "local 2");
  }

  @Test
  void copy_of_one_that_has_not_begun_begins() {
    Continuation first = new Continuation(CHOICE, () -> log.add("ran"));
    Continuation second = first.fork();
    second.run();
    first.run();

    assertThat(log).containsExactly("ran", "ran");
  }

  @Test
  void deep_stacks_and_finally_blocks_are_copied() {
    Continuation first = new Continuation(CHOICE, () -> log.add("total " + sum(100)));
    first.run();
    Continuation second = first.fork();
    Continuation third = second.fork();
    second.run();
    first.run();
    third.run();

    assertThat(log)
        .containsExactly(
            "bottom",
            "finally",
            "total 5050",
            "bottom",
            "finally",
            "total 5050",
            "bottom",
            "finally",
            "total 5050");
  }

  @Suspendable
  private int sum(int n) {
    if (n == 0) {
      try {
        Continuation.yield(CHOICE);
        log.add("bottom");
      } finally {
        log.add("finally");
      }
      return 0;
    }
    return n + sum(n - 1);
  }

  @Test
  void what_runs_or_is_done_or_holds_another_is_refused_by_name() {
    Continuation[] self = new Continuation[1];
    self[0] =
        new Continuation(
            CHOICE,
            () ->
                assertThatThrownBy(() -> self[0].fork())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("Cannot fork Continuation[choice, running]."));
    self[0].run();
    assertThat(self[0].isDone()).isTrue();
    assertThatThrownBy(() -> self[0].fork())
        .hasMessageStartingWith("Cannot fork Continuation[choice, done].");

    ContinuationScope inside = new ContinuationScope("inside");
    Continuation outer =
        new Continuation(
            CHOICE, () -> new Continuation(inside, () -> Continuation.yield(CHOICE)).run());
    outer.run();
    assertThatThrownBy(outer::fork)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Continuation[inside, suspended with the one that runs it]");
    outer.run();
    assertThat(outer.isDone()).isTrue();
  }

  @Test
  void copies_of_a_generator_yield_to_themselves() {
    Generator<Integer> first =
        Generator.of(
            y -> {
              for (int i = 0; i < 4; i++) {
                y.yield(i);
              }
            });
    assertThat(first.next()).isZero();
    assertThat(first.hasNext()).isTrue();
    Generator<Integer> second = first.fork();
    Generator<Integer> third = second.fork();

    assertThatIterable(second).containsExactly(1, 2, 3);
    assertThat(first.next()).isOne();
    assertThatIterable(third).containsExactly(1, 2, 3);
    assertThatIterable(first).containsExactly(2, 3);
    assertThatThrownBy(first::fork).hasMessageContaining("CLOSED");
  }

  @Test
  void copies_of_a_generator_of_ints_yield_to_themselves() {
    IntGenerator first =
        IntGenerator.of(
            y -> {
              for (int i = 0; i < 3; i++) {
                y.yield(i);
              }
            });
    assertThat(first.nextInt()).isZero();
    IntGenerator second = first.fork();

    assertThat(second.stream().toArray()).containsExactly(1, 2);
    assertThat(first.stream().toArray()).containsExactly(1, 2);
  }

  @Test
  void copy_yields_through_a_generator_inside_it() {
    Generator<Integer> first =
        Generator.of(
            y -> {
              y.yield(0);
              try (Generator<Integer> inner = Generator.of(z -> through(y, z))) {
                while (inner.hasNext()) {
                  y.yield(inner.next());
                }
              }
            });
    assertThat(first.next()).isZero();
    Generator<Integer> second = first.fork();

    assertThatIterable(second).containsExactly(10, 20, 11, 21);
    assertThatIterable(first).containsExactly(10, 20, 11, 21);
  }

  @Suspendable
  private static void through(Yielder<Integer> outer, Yielder<Integer> own) {
    for (int i = 0; i < 2; i++) {
      outer.yield(10 + i);
      own.yield(20 + i);
    }
  }

  /** Each branch is told its row by the field, and asks for the next by a yield. */
  private int answer;

  private boolean solved;

  @Test
  void eight_queens_by_forking_at_each_choice() {
    Generator<Integer> root = Generator.of(y -> place(y, 0, 0, 0, 0));
    assertThat(root.next()).isZero();
    Deque<Generator<Integer>> open = new ArrayDeque<>(List.of(root));
    int solutions = 0;
    while (!open.isEmpty()) {
      Generator<Integer> asking = open.pop();
      for (answer = 0; answer < 8; answer++) {
        solved = false;
        Generator<Integer> branch = asking.fork();
        if (branch.hasNext()) {
          branch.next();
          open.push(branch);
        } else if (solved) {
          solutions++;
        }
      }
    }
    assertThat(solutions).isEqualTo(92);
  }

  @Suspendable
  private void place(Yielder<Integer> y, int column, int rows, int up, int down) {
    if (column == 8) {
      solved = true;
      return;
    }
    y.yield(column);
    int row = answer;
    int upward = row + column;
    int downward = row - column + 8;
    if (((rows >> row) & 1) + ((up >> upward) & 1) + ((down >> downward) & 1) == 0) {
      place(y, column + 1, rows | 1 << row, up | 1 << upward, down | 1 << downward);
    }
  }
}
