package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Continuation;
import dev.fermata.ContinuationScope;
import dev.fermata.Generator;
import dev.fermata.GeneratorExit;
import dev.fermata.IntGenerator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Elements pushed to a consumer, and the same pulled: nobody can tell, but for the speed. */
class PushIT {
  private static final ContinuationScope SCOPE = new ContinuationScope("consumer");
  private static final int PROGRAMS = 2_000;

  private int exits;
  private final List<String> log = new ArrayList<>();

  @Test
  void pushed_and_pulled_programs_do_the_same() {
    long seed = Long.getLong("fermata.random.seed", System.nanoTime());
    SplittableRandom seeds = new SplittableRandom(seed);
    for (int i = 0; i < PROGRAMS; i++) {
      long program = seeds.nextLong();
      List<String> pushed = run(program, false);
      List<String> pulled = run(program, true);
      assertThat(pushed).as("seed %d, program %d: %d", seed, i, program).isEqualTo(pulled);
      assertThat(pushed).isNotEmpty();
    }
  }

  /** In a continuation nothing is pushed. */
  private List<String> run(long program, boolean pulled) {
    log.clear();
    exits = 0;
    SplittableRandom random = new SplittableRandom(program);
    long body = random.nextLong();
    int failsAt = random.nextInt(12);
    int reusesAt = random.nextInt(12);
    Generator<Integer> generator = Generator.of(y -> randomBody(y, new SplittableRandom(body), 3));
    Runnable consume = () -> consume(generator, failsAt, reusesAt);
    if (pulled) {
      new Continuation(SCOPE, consume).run();
    } else {
      consume.run();
    }
    log.add("ends " + generator.state());
    return List.copyOf(log);
  }

  private void consume(Generator<Integer> generator, int failsAt, int reusesAt) {
    int[] seen = new int[1];
    try {
      generator.forEach(
          element -> {
            log.add("got " + element + " " + generator.state());
            if (seen[0] == reusesAt) {
              try {
                generator.next();
              } catch (IllegalStateException refused) {
                log.add("refused");
              }
            }
            if (seen[0]++ == failsAt) {
              throw new IllegalArgumentException("consumer");
            }
          });
      log.add("all");
    } catch (RuntimeException thrown) {
      log.add(describe(thrown));
    }
  }

  private static String describe(Throwable thrown) {
    StringBuilder text = new StringBuilder(thrown.getClass().getSimpleName());
    text.append(' ').append(String.valueOf(thrown.getMessage()).replaceAll("Generator\\[.*?]", ""));
    // what an abandoned body throws later is heard of only when pushed
    if (thrown.getSuppressed().length > 0) {
      text.append(" [").append(describe(thrown.getSuppressed()[0])).append(']');
    }
    return text.toString();
  }

  /** What pulls drops the frames of a body that yields while it is closed; pushed, it ends. */
  @Suspendable
  private void catching(Yielder<Integer> y, SplittableRandom random, int depth) {
    try {
      randomBody(y, random, depth - 1);
    } catch (GeneratorExit exit) {
      logBody("exit");
      if (random.nextInt(3) > 0) {
        throw exit;
      }
    } catch (IllegalStateException caught) {
      logBody("caught");
    }
  }

  @Suspendable
  private void yield(Yielder<Integer> y, int value) {
    try {
      y.yield(value);
    } catch (GeneratorExit exit) {
      exits++;
      throw exit;
    }
  }

  private void logBody(String event) {
    if (exits < 2) {
      log.add(event);
    }
  }

  @Suspendable
  private void randomBody(Yielder<Integer> y, SplittableRandom random, int depth) {
    int steps = random.nextInt(4);
    for (int i = 0; i < steps; i++) {
      switch (random.nextInt(depth == 0 ? 2 : 7)) {
        case 0, 1 -> this.yield(y, random.nextInt(100));
        case 2 -> randomBody(y, random, depth - 1);
        case 3 -> {
          try {
            randomBody(y, random, depth - 1);
          } finally {
            logBody("finally");
            if (random.nextInt(6) == 0) {
              this.yield(y, -1);
            }
          }
        }
        case 4 -> this.catching(y, random, depth);
        case 5 -> {
          this.yield(y, 1);
          this.yield(y, 2);
        }
        default -> {
          if (random.nextInt(4) == 0) {
            throw random.nextBoolean()
                ? new IllegalStateException("body")
                : new java.util.NoSuchElementException("body");
          }
        }
      }
    }
  }

  @Test
  void body_runs_without_being_suspended() {
    List<Boolean> resumed = new ArrayList<>();
    Generator<Integer> generator =
        Generator.of(
            y -> {
              y.yield(1);
              Unmarked.call(() -> y.yield(2));
              resumed.add(isResumed());
            });
    List<Integer> got = new ArrayList<>();
    generator.forEach(got::add);

    assertThat(got).containsExactly(1, 2);
    assertThat(resumed).containsExactly(false);
    assertThat(generator.state()).isEqualTo(Generator.State.CLOSED);
  }

  private static boolean isResumed() {
    return StackWalker.getInstance()
        .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().equals("resumeFrames")));
  }

  @Test
  void consumer_can_be_suspended_in_a_continuation() {
    List<Integer> got = new ArrayList<>();
    Continuation consumer =
        new Continuation(
            SCOPE,
            () ->
                Generator.range(3)
                    .forEach(
                        element -> {
                          Continuation.yield(SCOPE);
                          got.add(element);
                        }));
    int runs = 0;
    while (!consumer.isDone()) {
      consumer.run();
      runs++;
    }

    assertThat(got).containsExactly(0, 1, 2);
    assertThat(runs).isEqualTo(4);
  }

  @Test
  void yield_through_an_inner_generator_is_pushed() {
    Generator<Integer> outer =
        Generator.of(
            y -> {
              Generator<Integer> inner =
                  Generator.of(
                      z -> {
                        y.yield(1);
                        z.yield(2);
                        y.yield(3);
                      });
              while (inner.hasNext()) {
                y.yield(inner.next());
              }
            });
    List<Integer> got = new ArrayList<>();
    outer.forEach(got::add);

    assertThat(got).containsExactly(1, 2, 3);
  }

  @Test
  void begun_generators_hand_out_what_is_left_and_close() {
    Generator<Integer> begun = Generator.range(5);
    begun.next();
    assertThat(begun.hasNext()).isTrue();
    List<Integer> got = new ArrayList<>();
    begun.forEachRemaining(got::add);

    assertThat(got).containsExactly(1, 2, 3, 4);
    assertThat(begun.state()).isEqualTo(Generator.State.CLOSED);
    begun.forEach(got::add);
    assertThat(got).hasSize(4);
  }

  @Test
  void ints_are_pushed_too() {
    IntGenerator ints =
        IntGenerator.of(
            y -> {
              for (int i = 0; i < 5; i++) {
                y.yield(i);
              }
            });
    assertThat(ints.stream().map(i -> i * i).sum()).isEqualTo(30);

    IntGenerator failing =
        IntGenerator.of(
            y -> {
              try {
                y.yield(1);
              } catch (GeneratorExit exit) {
                log.add("exit");
                throw exit;
              }
            });
    IllegalArgumentException mine = new IllegalArgumentException("mine");
    assertThatThrownBy(
            () ->
                failing.forEachRemaining(
                    (int i) -> {
                      throw mine;
                    }))
        .isSameAs(mine);
    assertThat(log).containsExactly("exit");
    assertThat(failing.state()).isEqualTo(Generator.State.CLOSED);
  }

  @Test
  void consumer_cannot_use_the_generator() {
    Generator<Integer> generator = Generator.range(2);
    generator.forEach(
        element -> {
          assertThatIllegalStateException().isThrownBy(generator::next);
          assertThatIllegalStateException().isThrownBy(generator::close);
        });
    assertThat(generator.state()).isEqualTo(Generator.State.CLOSED);
  }
}
