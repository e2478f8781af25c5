package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIterable;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Body;
import dev.fermata.DoubleGenerator;
import dev.fermata.Generator;
import dev.fermata.IntBody;
import dev.fermata.IntGenerator;
import dev.fermata.LongGenerator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first step of a body: by the frame that its lambda gives, and where it gives none. */
class StartedBodyIT {
  private final int tens = 10;

  @Test
  void captured_values_of_every_kind_arrive() {
    long wide = 1L << 40;
    double half = 0.5;
    byte small = -3;
    char letter = 'x';
    boolean flag = true;
    float third = 0.25f;
    String text = "text";
    int[] array = {7};
    Generator<String> all =
        Generator.of(
            y -> {
              y.yield(wide + " " + half + " " + small);
              y.yield(letter + " " + flag + " " + third);
              y.yield(text + array[0] + tens);
            });

    assertThatIterable(all).containsExactly(wide + " 0.5 -3", "x true 0.25", "text710");
  }

  @Test
  void primitive_bodies_begin_alike() {
    int from = 3;
    long wide = 4;
    double half = 0.5;

    assertThat(IntGenerator.of(y -> y.yield(from)).nextInt()).isEqualTo(3);
    assertThat(LongGenerator.of(y -> y.yield(wide)).nextLong()).isEqualTo(4);
    assertThat(DoubleGenerator.of(y -> y.yield(half)).nextDouble()).isEqualTo(0.5);
  }

  @Test
  void parameter_that_the_body_changes_is_no_hindrance() {
    Generator<Integer> other = Generator.of(y -> y.yield(0));
    Body<Integer> body =
        y -> {
          y.yield(1);
          y = y.equals(other) ? other(y) : y;
          y.yield(2);
        };

    assertThatIterable(Generator.of(body)).containsExactly(1, 2);
    assertThat(other.next()).isZero();
  }

  private static <T> Yielder<T> other(Yielder<T> y) {
    return y;
  }

  @Test
  void body_without_a_yield_ends_and_one_that_begins_with_a_loop_loops() {
    List<String> log = new ArrayList<>();
    Generator<Integer> none = Generator.of(y -> log.add("ran"));
    IntBody forever =
        y -> {
          while (true) {
            y.yield(5);
          }
        };
    IntGenerator fives = IntGenerator.of(forever);

    assertThat(none.hasNext()).isFalse();
    assertThat(none.hasNext()).isFalse();
    assertThat(log).containsExactly("ran");
    assertThat(fives.nextInt() + fives.nextInt() + fives.nextInt()).isEqualTo(15);
  }

  @Test
  void one_body_serves_several_generators_and_a_caller_that_brings_its_own_yielder() {
    int step = 2;
    Body<Integer> evens =
        y -> {
          for (int i = 0; i < 6; i += step) {
            y.yield(i);
          }
        };
    Generator<Integer> first = Generator.of(evens);
    Generator<Integer> second = Generator.of(evens);
    Generator<Integer> around = Generator.of(y -> twice(evens, y));

    assertThat(first.next()).isZero();
    assertThat(first.next()).isEqualTo(2);
    assertThat(second.next()).isZero();
    assertThat(first.next()).isEqualTo(4);
    assertThatIterable(around).containsExactly(0, 2, 4, 0, 2, 4);
    assertThatIterable(second).containsExactly(2, 4);
  }

  @Suspendable
  private static void twice(Body<Integer> body, Yielder<Integer> y) throws Exception {
    body.run(y);
    body.run(y);
  }

  @Test
  void copy_made_before_the_first_step_begins_by_itself() {
    List<Integer> log = new ArrayList<>();
    Generator<Integer> original =
        Generator.of(
            y -> {
              log.add(log.size());
              y.yield(1);
              y.yield(2);
            });
    Generator<Integer> before = original.fork();
    original.next();
    Generator<Integer> after = original.fork();

    assertThatIterable(before).containsExactly(1, 2);
    assertThatIterable(after).containsExactly(2);
    assertThat(original.next()).isEqualTo(2);
    assertThat(log).containsExactly(0, 1);
  }

  @Test
  void failure_in_the_first_step_leaves_it_as_it_is_and_closes() {
    IllegalArgumentException mine = new IllegalArgumentException("mine");
    Generator<Integer> failing =
        Generator.of(
            y -> {
              if (tens == 10) {
                throw mine;
              }
              y.yield(1);
            });

    assertThat(failing.suspendedFrames()).isEmpty();
    assertThat(failing.toString()).isEqualTo("Generator[dev.fermata.it.StartedBodyIT CREATED]");
    assertThatThrownBy(failing::next).isSameAs(mine);
    assertThat(failing.state()).isEqualTo(Generator.State.CLOSED);
  }

  @Test
  void what_only_the_first_step_needs_is_not_kept() {
    Object[] holder = {new Object()};
    WeakReference<Object> reference = new WeakReference<>(holder[0]);
    Generator<Integer> hashes = hashesOf(holder[0]);
    holder[0] = null;
    hashes.next();

    System.gc();

    assertThat(reference.get()).isNull();
    assertThat(hashes.next()).isEqualTo(2);
  }

  private static Generator<Integer> hashesOf(Object first) {
    return Generator.of(
        y -> {
          y.yield(first.hashCode());
          y.yield(2);
        });
  }
}
