package dev.fermata.samples;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.gather;
import static dev.fermata.async.Async.sleep;

import dev.fermata.Generator;
import dev.fermata.StopIteration;
import dev.fermata.Suspendable;
import dev.fermata.async.AsyncGenerator;
import dev.fermata.async.Runner;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import java.time.Duration;
import java.util.List;

/** The seed programs: values that are asked for one at a time, also while time goes by. */
public final class Seeds {
  private Seeds() {}

  /**
   * Runs the sample.
   *
   * @param args none, or {@code --virtual} for time that goes by at once
   */
  public static void main(String[] args) {
    boolean isVirtual = Arguments.option("seeds", args, "--virtual");
    takeTwoOfTen();
    takeAllFive();
    try (Runner runner =
        new Runner(isVirtual ? Runner.Options.virtualTime() : Runner.Options.defaults())) {
      runner.run(
          () -> {
            awaitEach();
            iterate();
            gatherTwo();
          });
    }
  }

  private static void takeTwoOfTen() {
    try (Generator<Integer> numbers = count(0, 9)) {
      System.out.println("generator " + numbers.next());
      System.out.println("generator " + numbers.next());
    }
  }

  private static void takeAllFive() {
    try (Generator<Integer> counter = count(1, 5)) {
      for (int i = 0; i < 5; i++) {
        System.out.println("counter " + counter.next());
      }
    }
  }

  static Generator<Integer> count(int first, int last) {
    return Generator.of(
        y -> {
          for (int i = first; i <= last; i++) {
            y.yield(i);
          }
        });
  }

  @Suspendable
  private static void awaitEach() {
    AsyncGenerator<Integer> ticks = ticks();
    try (ticks) {
      while (true) {
        System.out.println("anext " + await(ticks.anext()));
      }
    } catch (StopIteration end) {
      // all ten are printed
    }
  }

  @Suspendable
  private static void iterate() {
    try (AsyncGenerator<Integer> ticks = ticks()) {
      for (int tick : ticks) {
        System.out.println("async for " + tick);
      }
    }
  }

  /** Takes two seconds, not three: both sleep at the same time. */
  @Suspendable
  private static void gatherTwo() {
    List<String> data =
        TaskGroup.run(
            group -> {
              Task<String> one =
                  group.createTask(() -> sleep(Duration.ofSeconds(1), "Data from URL 1"));
              Task<String> two =
                  group.createTask(() -> sleep(Duration.ofSeconds(2), "Data from URL 2"));
              return gather(one, two);
            });
    System.out.println("gather " + data);
  }

  /** Yields 0 to 9, and sleeps for one second after each. */
  static AsyncGenerator<Integer> ticks() {
    return AsyncGenerator.of(
        y -> {
          for (int i = 0; i < 10; i++) {
            y.yield(i);
            sleep(Duration.ofSeconds(1));
          }
        });
  }
}
