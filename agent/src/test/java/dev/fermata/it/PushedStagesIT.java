package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Continuation;
import dev.fermata.ContinuationScope;
import dev.fermata.Generator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Chains of stages whose elements are pushed through all of them, and the same pulled. */
class PushedStagesIT {
  private static final ContinuationScope SCOPE = new ContinuationScope("pulled");
  private static final int PROGRAMS = 3_000;

  private final List<String> log = new ArrayList<>();

  @Test
  void pushed_and_pulled_chains_do_the_same() {
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
    SplittableRandom random = new SplittableRandom(program);
    int failsAt = random.nextInt(20);
    Generator<Integer> chain = source(random.nextInt(10), random.nextInt(12));
    for (int stages = random.nextInt(6); stages > 0; stages--) {
      chain = stage(chain, random.nextInt(17), random.nextInt(9));
    }
    Generator<Integer> all = chain;
    Runnable consume = () -> consume(all, failsAt);
    if (pulled) {
      new Continuation(SCOPE, consume).run();
    } else {
      consume.run();
    }
    log.add("ends " + all.state());
    return List.copyOf(log);
  }

  private void consume(Generator<Integer> generator, int failsAt) {
    int[] seen = new int[1];
    try {
      generator.forEach(
          element -> {
            log.add("got " + element);
            if (seen[0]++ == failsAt) {
              throw new IllegalArgumentException("consumer");
            }
          });
      log.add("all");
    } catch (RuntimeException thrown) {
      StringBuilder text = new StringBuilder(thrown.toString().replaceAll("Generator\\[.*?]", ""));
      for (Throwable suppressed : thrown.getSuppressed()) {
        text.append(" [").append(suppressed).append(']');
      }
      log.add(text.toString());
    }
  }

  private Generator<Integer> source(int count, int failsAt) {
    return Generator.of(y -> elements(y, count, failsAt));
  }

  @Suspendable
  private void elements(Yielder<Integer> y, int count, int failsAt) {
    try {
      for (int i = 0; i < count; i++) {
        log.add("makes " + i);
        if (i == failsAt) {
          throw new IllegalStateException("source");
        }
        y.yield(i);
      }
    } finally {
      log.add("source is left");
      if (failsAt == 0) {
        throw new IllegalStateException("cleanup");
      }
    }
  }

  private Generator<Integer> stage(Generator<Integer> source, int kind, int n) {
    return switch (kind) {
      case 0 -> source.map(i -> asked("map", i, n) + 1);
      case 1 -> source.filter(i -> asked("filter", i, n) % 3 != 0);
      case 2 -> source.peek(i -> asked("peek", i, n));
      case 3 -> source.flatMap(i -> source(asked("flatMap", i, n) % 3, n));
      case 4 -> source.enumerate(n).map(at -> (int) at.index() + at.value());
      case 5 -> source.scan(n, (a, b) -> asked("scan", a + b, n));
      case 6 -> source.take(n);
      case 7 -> source.takeWhile(i -> asked("takeWhile", i, 9) < n);
      case 8 -> source.drop(n / 3);
      case 9 -> source.map(i -> i / 2).distinct();
      case 10 -> source.mapToInt(i -> asked("mapToInt", i, n)).map(i -> i + 1).boxed();
      case 11 ->
          source
              .mapToLong(i -> asked("mapToLong", i, n))
              .filter(i -> i % 2 == 0)
              .peek(i -> log.add("long " + i))
              .mapToObj(i -> (int) i);
      case 12 -> source.islice(n / 3, 2L * n, 1 + n % 3);
      case 13 -> source.accumulate((a, b) -> asked("accumulate", a + b, n));
      case 14 -> source.pairwise().map(pair -> pair.first() - pair.second());
      case 15 -> source.batched(1 + n % 3).map(batch -> asked("batched", batch.size(), n));
      default -> source.dropWhile(i -> asked("dropWhile", i, 9) < n).chain(source(1, n));
    };
  }

  private int asked(String stage, int element, int failsAt) {
    log.add(stage + " " + element);
    if (element == failsAt) {
      throw new UnsupportedOperationException(stage);
    }
    return element;
  }

  @Test
  void elements_go_through_all_stages_on_one_stack_without_a_suspension() {
    List<Boolean> resumed = new ArrayList<>();
    Generator.range(5)
        .map(i -> i + 1)
        .filter(i -> i > 1)
        .flatMap(i -> Generator.range(i))
        .drop(1)
        .dropWhile(i -> i < 1)
        .accumulate(Integer::sum)
        .islice(1, 9, 1)
        .pairwise()
        .map(pair -> pair.second())
        .batched(1)
        .map(batch -> batch.get(0))
        .take(4)
        .mapToInt(i -> i)
        .map(i -> i * 2)
        .boxed()
        .forEach(i -> resumed.add(isResumed()));

    assertThat(resumed).containsExactly(false, false, false, false);
  }

  private static boolean isResumed() {
    return StackWalker.getInstance()
        .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().equals("resumeFrames")));
  }
}
