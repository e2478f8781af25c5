package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIterable;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Continuation;
import dev.fermata.ContinuationScope;
import dev.fermata.Generator;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stages that make their elements without a body at first, and with one later. */
class DirectStagesIT {
  private static final ContinuationScope SCOPE = new ContinuationScope("later");
  private static final int PROGRAMS = 3_000;

  private final List<String> log = new ArrayList<>();

  /** The stages in question, each of which lets all numbers from 3 to 6 through. */
  enum Kind {
    MAP(source -> source.map(mapped(x -> x))),
    PEEK(source -> source.peek((Consumer<Integer> & Serializable) x -> {})),
    FILTER(source -> source.filter(kept(x -> true))),
    TAKE_WHILE(source -> source.takeWhile(kept(x -> x < 7))),
    TAKE(source -> source.take(4)),
    DROP(source -> source.drop(0));

    private final UnaryOperator<Generator<Integer>> stage;

    Kind(UnaryOperator<Generator<Integer>> stage) {
      this.stage = stage;
    }

    Generator<Integer> of(Generator<Integer> source) {
      return stage.apply(source);
    }
  }

  private static Function<Integer, Integer> mapped(SerialisableFunction f) {
    return f;
  }

  private static Predicate<Integer> kept(SerialisablePredicate p) {
    return p;
  }

  private interface SerialisableFunction extends Function<Integer, Integer>, Serializable {}

  private interface SerialisablePredicate extends Predicate<Integer>, Serializable {}

  @Test
  void stages_go_on_wherever_they_are_asked() throws IOException {
    long seed = Long.getLong("fermata.random.seed", System.nanoTime());
    SplittableRandom seeds = new SplittableRandom(seed);
    for (int i = 0; i < PROGRAMS; i++) {
      long program = seeds.nextLong();
      List<Integer> expected = chain(new SplittableRandom(program)).toList();
      assertThat(run(program)).as("seed %d, program %d: %d", seed, i, program).isEqualTo(expected);
    }
  }

  private static Generator<Integer> chain(SplittableRandom random) {
    Generator<Integer> chain = Generator.range(random.nextInt(30));
    for (int stages = random.nextInt(6); stages > 0; stages--) {
      int n = random.nextInt(1, 5);
      chain =
          switch (random.nextInt(8)) {
            case 0 -> chain.map(mapped(x -> x + n));
            case 1 -> chain.filter(kept(x -> x % (n + 1) != 0));
            case 2 -> chain.peek((Consumer<Integer> & Serializable) x -> {});
            case 3 -> chain.takeWhile(kept(x -> x < 5 * n));
            case 4 -> chain.take(6L * n);
            case 5 -> chain.drop(n);
            case 6 -> chain.map(mapped(x -> x / n)).distinct();
            default ->
                chain
                    .mapToInt((ToIntFunction<Integer> & Serializable) x -> x + n)
                    .mapToObj((IntFunction<Integer> & Serializable) x -> x);
          };
    }
    return chain;
  }

  private static List<Integer> run(long program) throws IOException {
    Generator<Integer> chain = chain(new SplittableRandom(program));
    SplittableRandom random = new SplittableRandom(~program);
    List<Integer> elements = new ArrayList<>();
    while (chain.state() != Generator.State.CLOSED) {
      Generator<Integer> present = chain;
      switch (random.nextInt(12)) {
        case 0 -> new Continuation(SCOPE, () -> takeOne(present, elements)).run();
        case 1 -> chain = chain.fork();
        case 2 -> chain = Written.copy(chain, DirectStagesIT.class);
        case 3 -> chain = Generator.of(y -> y.yieldAll(present));
        case 4 -> assertThat(present.suspendedFrames().length > 0).isEqualTo(stands(present));
        default -> takeOne(present, elements);
      }
    }
    return elements;
  }

  private static boolean stands(Generator<?> generator) {
    return generator.state() == Generator.State.SUSPENDED;
  }

  private static void takeOne(Generator<Integer> from, List<Integer> elements) {
    if (from.hasNext()) {
      elements.add(from.next());
    }
  }

  private Generator<Integer> logging() {
    return Generator.of(
        y -> {
          try {
            for (int i = 3; i < 7; i++) {
              y.yield(i);
            }
          } finally {
            log.add("left");
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void closing_leaves_the_source_once(Kind kind) {
    Generator<Integer> stage = kind.of(logging());
    assertThat(stage.next()).isEqualTo(3);
    assertThat(stage.state()).isEqualTo(Generator.State.SUSPENDED);
    stage.close();
    stage.close();

    assertThat(log).containsExactly("left");
    assertThat(stage.state()).isEqualTo(Generator.State.CLOSED);
    assertThat(stage.hasNext()).isFalse();
    assertThatThrownBy(stage::next).isInstanceOf(NoSuchElementException.class);
  }

  @ParameterizedTest
  @EnumSource
  void end_closes_the_source_when_it_is_asked_for(Kind kind) {
    Generator<Integer> stage = kind.of(logging());
    for (int i = 3; i < 7; i++) {
      assertThat(stage.next()).isEqualTo(i);
    }
    assertThat(stage.state()).isEqualTo(Generator.State.SUSPENDED);
    assertThat(stage.hasNext()).isFalse();
    assertThat(log).containsExactly("left");
    assertThat(stage.state()).isEqualTo(Generator.State.CLOSED);
  }

  @ParameterizedTest
  @EnumSource
  void element_that_waits_is_kept_in_copies(Kind kind) throws IOException {
    Generator<Integer> stage = kind.of(Generator.range(3, 7));
    stage.next();
    assertThat(stage.hasNext()).isTrue();

    assertThatIterable(Written.copy(stage, DirectStagesIT.class).toList()).containsExactly(4, 5, 6);
    assertThatIterable(stage.fork().take(1).toList()).containsExactly(4);
    assertThat(stage.next()).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource
  void source_that_fails_ends_the_stage(Kind kind) {
    IllegalArgumentException failure = new IllegalArgumentException("source");
    Generator<Integer> stage =
        kind.of(
            Generator.of(
                y -> {
                  y.yield(3);
                  throw failure;
                }));
    assertThat(stage.next()).isEqualTo(3);
    assertThatThrownBy(stage::hasNext).isSameAs(failure);
    assertThat(stage.state()).isEqualTo(Generator.State.CLOSED);
    assertThat(stage.hasNext()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void close_in_a_continuation_waits_for_the_source(Kind kind) {
    Generator<Integer> stage =
        kind.of(
            Generator.of(
                y -> {
                  try {
                    y.yield(3);
                  } finally {
                    log.add("waits");
                    Continuation.yield(SCOPE);
                    log.add("left");
                  }
                }));
    stage.next();
    Continuation closing = new Continuation(SCOPE, stage::close);
    closing.run();
    log.add(stage.state().toString());
    closing.run();

    assertThat(closing.isDone()).isTrue();
    assertThat(log).containsExactly("waits", "SUSPENDED", "left");
    assertThat(stage.state()).isEqualTo(Generator.State.CLOSED);
  }

  @Test
  void function_may_be_suspended_by_a_continuation_after_elements_without_one() {
    Generator<Integer> stage =
        Generator.range(4)
            .map(
                x -> {
                  if (x > 1) {
                    Continuation.yield(SCOPE);
                  }
                  return -x;
                })
            .drop(1);
    assertThat(stage.next()).isEqualTo(-1);
    List<Integer> rest = new ArrayList<>();
    Continuation later = new Continuation(SCOPE, () -> stage.forEach(rest::add));
    int runs = 0;
    while (!later.isDone()) {
      later.run();
      runs++;
    }
    assertThat(rest).containsExactly(-2, -3);
    assertThat(runs).isEqualTo(3);
  }

  @Test
  void function_that_fails_closes_the_source_and_must_not_use_the_stage() {
    List<Generator<Integer>> self = new ArrayList<>();
    self.add(logging().map(x -> self.get(0).next()));
    assertThatThrownBy(self.get(0)::next).isInstanceOf(IllegalStateException.class);
    assertThat(log).containsExactly("left");
    assertThat(self.get(0).state()).isEqualTo(Generator.State.CLOSED);

    Generator<Object> confusing =
        logging()
            .map(
                x -> {
                  throw new NoSuchElementException("not the end");
                });
    assertThatThrownBy(confusing::hasNext)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("not the end");
  }

  @Test
  void text_says_where_a_stage_stands() {
    Generator<Integer> stage = Generator.range(3).map(x -> x);
    String before = stage.toString();
    stage.next();
    assertThat(before).isEqualTo("Generator[dev.fermata.Stage CREATED]");
    assertThat(stage.toString()).isEqualTo("Generator[dev.fermata.Stage SUSPENDED]");
  }
}
