package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIterable;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Continuation;
import dev.fermata.ContinuationScope;
import dev.fermata.Coroutine;
import dev.fermata.DoubleGenerator;
import dev.fermata.Generator;
import dev.fermata.IntGenerator;
import dev.fermata.LongGenerator;
import dev.fermata.StopIteration;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is suspended goes on after it was written and read. */
class SerialisationIT {
  private static final ContinuationScope STEPS = new ContinuationScope("steps");
  private static final List<String> LOG = new ArrayList<>();

  private static <T> T copy(T value) throws IOException {
    return Written.copy(value, SerialisationIT.class);
  }

  @Test
  void locals_of_all_kinds_are_kept() throws IOException {
    Written.assertSameFromAnywhere(
        () ->
            Generator.of(
                y -> {
                  boolean flag = true;
                  byte small = -1;
                  char letter = 'c';
                  short number = -300;
                  int[] array = {1, 2};
                  long wide = 1L << 40;
                  float single = 1.5f;
                  double exact = Double.MIN_VALUE;
                  String text = "text";
                  Object nothing = null;
                  for (int i = 0; i < 3; i++) {
                    y.yield(flag + "" + small + letter + number + array[i % 2] + wide);
                    y.yield(single + text + exact + nothing + i);
                    wide--;
                    single = -single;
                    letter++;
                    flag = !flag;
                  }
                }),
        SerialisationIT.class);
  }

  @Test
  void calls_inside_the_body_and_operands_are_kept() throws IOException {
    Written.assertSameFromAnywhere(
        () -> Generator.<String>of(y -> y.yield("sum " + tree(y, 3) + "!")), SerialisationIT.class);
  }

  @Suspendable
  private static int tree(Yielder<String> y, int depth) {
    if (depth == 0) {
      return 1;
    }
    y.yield("before " + depth);
    int sum = 10 * tree(y, depth - 1) + tree(y, depth - 1);
    y.yield("behind " + sum);
    return sum;
  }

  @Test
  void element_that_waits_is_kept() throws IOException {
    Generator<String> original = Generator.of(y -> tree(y, 1));
    assertThat(original.hasNext()).isTrue();

    assertThatIterable(copy(original)).containsExactly("before 1", "behind 11");
    assertThat(original.next()).isEqualTo("before 1");
  }

  @Test
  void generator_that_has_not_begun_begins_and_one_that_ended_stays_so() throws IOException {
    String captured = "captured";
    Generator<String> original = Generator.of(y -> y.yield(captured));
    assertThatIterable(copy(original)).containsExactly("captured");
    original.close();

    assertThat(copy(original).state()).isEqualTo(Generator.State.CLOSED);
    assertThat(copy(original).hasNext()).isFalse();
  }

  @Test
  void generators_of_primitives_go_on() throws IOException {
    IntGenerator ints = IntGenerator.range(0, 6).filter(i -> i % 2 == 1);
    LongGenerator longs = LongGenerator.range(1L << 40, (1L << 40) + 3);
    DoubleGenerator doubles = DoubleGenerator.iterate(1, x -> x / 2).take(3);
    assertThat(ints.nextInt()).isOne();
    assertThat(ints.hasNext()).isTrue();
    assertThat(longs.nextLong()).isEqualTo(1L << 40);
    assertThat(doubles.nextDouble()).isOne();
    assertThat(doubles.hasNext()).isTrue();

    assertThatThrownBy(() -> copy(ints)).hasMessageContaining("'p' in dev.fermata.");
    assertThat(copy(longs).toArray()).containsExactly((1L << 40) + 1, (1L << 40) + 2);
    assertThatThrownBy(() -> copy(doubles)).hasMessageContaining("'f' in dev.fermata.");
  }

  @Test
  void coroutine_is_sent_values_and_returns_after_it_was_read() throws IOException {
    Coroutine<String, Integer, Integer> original =
        Generator.returning(
            y -> {
              int sum = 0;
              for (int i = 0; i < 3; i++) {
                sum += y.yield("sum " + sum);
              }
              return sum;
            });
    assertThat(original.next()).isEqualTo("sum 0");
    assertThat(original.send(5)).isEqualTo("sum 5");
    Coroutine<String, Integer, Integer> read = copy(original);
    assertThat(read.send(6)).isEqualTo("sum 11");
    assertThatThrownBy(() -> copy(read).send(7))
        .isInstanceOfSatisfying(StopIteration.class, end -> assertThat(end.value()).isEqualTo(18));
    assertThatThrownBy(() -> read.send(7)).isInstanceOf(StopIteration.class);

    assertThat(copy(read).returned()).isEqualTo(18);
  }

  @Test
  void delegate_goes_on_with_the_coroutine() throws IOException {
    Coroutine<Integer, Integer, String> original =
        Generator.returning(
            y -> {
              Coroutine<Integer, Integer, Integer> inner =
                  Generator.returning(z -> z.yield(1) + z.yield(2));
              return "inner returned " + y.yieldFrom(inner);
            });
    assertThat(original.next()).isOne();
    assertThat(original.send(10)).isEqualTo(2);
    Coroutine<Integer, Integer, String> read = copy(original);

    assertThat(read.delegate()).isPresent();
    assertThatThrownBy(() -> read.send(20)).isInstanceOf(StopIteration.class);
    assertThat(read.returned()).isEqualTo("inner returned 30");
  }

  @Test
  void exceptions_and_close_reach_the_finally_blocks_of_what_was_read() throws IOException {
    LOG.clear();
    Coroutine<String, String, String> original =
        Generator.returning(
            y -> {
              try {
                return guarded(y.yield("one"));
              } catch (IllegalStateException caught) {
                return "caught " + caught.getMessage();
              } finally {
                LOG.add("finally");
              }
            });
    original.next();
    Coroutine<String, String, String> closed = copy(original);
    Coroutine<String, String, String> failed = copy(original);
    closed.close();
    assertThat(LOG).containsExactly("finally");
    assertThatThrownBy(() -> failed.raise(new IllegalStateException("raised")))
        .isInstanceOf(StopIteration.class);
    assertThat(failed.returned()).isEqualTo("caught raised");
    assertThatThrownBy(() -> copy(original).send("no"))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(
            thrown ->
                assertThat(thrown.getStackTrace()[1].getMethodName()).startsWith("lambda$excep"));
    assertThat(LOG).hasSize(3);
  }

  private static String guarded(String sent) {
    if (sent.equals("no")) {
      throw new IllegalArgumentException(sent);
    }
    return sent;
  }

  @Test
  void continuation_goes_on_and_yields_to_the_scope_of_its_class() throws IOException {
    LOG.clear();
    Continuation original =
        new Continuation(
            STEPS,
            () -> {
              for (int i = 0; i < 3; i++) {
                LOG.add("step " + i);
                Continuation.yield(STEPS);
              }
            });
    original.run();
    Continuation read = copy(original);
    read.run();
    Continuation again = copy(read);
    again.run();
    again.run();

    assertThat(again.isDone()).isTrue();
    assertThat(copy(again).isDone()).isTrue();
    assertThat(read.isDone()).isFalse();
    assertThat(original.stackTrace()).hasSize(1).isEqualTo(read.stackTrace());
    assertThat(LOG).containsExactly("step 0", "step 1", "step 2");
  }

  @Test
  void continuation_that_has_not_begun_begins() throws IOException {
    LOG.clear();
    Continuation original =
        new Continuation(STEPS, (Runnable & Serializable) () -> LOG.add("begun"));
    copy(original).run();

    assertThat(LOG).containsExactly("begun");
    original.run();
  }
}
