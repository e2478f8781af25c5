package dev.fermata.samples;

import static dev.fermata.async.Async.asCompleted;
import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.gather;
import static dev.fermata.async.Async.gatherSettled;
import static dev.fermata.async.Async.moveOnAfter;
import static dev.fermata.async.Async.race;
import static dev.fermata.async.Async.shield;
import static dev.fermata.async.Async.shielded;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.supervisor;
import static dev.fermata.async.Async.timeout;
import static dev.fermata.async.Async.toThread;
import static dev.fermata.async.Async.waitAny;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fermata.Suspendable;
import dev.fermata.async.Action;
import dev.fermata.async.Async;
import dev.fermata.async.AsyncGenerator;
import dev.fermata.async.AsyncQueue;
import dev.fermata.async.Deferred;
import dev.fermata.async.Event;
import dev.fermata.async.Lock;
import dev.fermata.async.Outcome;
import dev.fermata.async.Runner;
import dev.fermata.async.Scheduler;
import dev.fermata.async.Semaphore;
import dev.fermata.async.Shared;
import dev.fermata.async.Supervisor;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import dev.fermata.async.Tasks;
import dev.fermata.async.Waited;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** The examples of docs/async.md, each of which stands here word for word. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class AsyncGuideTest {
  private final List<Object> log = new ArrayList<>();

  private static void inVirtualTime(Action action) {
    try (Runner runner = new Runner(Runner.Options.virtualTime())) {
      runner.run(action);
    }
  }

  @Test
  void every_example_of_the_guide_is_compiled_here() throws IOException {
    Guide.assertCompiled("async.md", 50, "AsyncGuideTest", "AsyncIoGuideTest");
  }

  @Suspendable
  private static int twice(int i) {
    sleep(ofSeconds(1));
    return 2 * i;
  }

  @Test
  void run_and_sleep_do_what_the_guide_says() {
    String slept = Async.run(() -> sleep(ofMillis(1), "slept"));
    assertEquals("slept", slept);
    inVirtualTime(
        () -> {
          sleep(ofSeconds(1));
          yieldNow();
          int plain = twice(4);
          Duration now = Async.time();
          log.add(plain);
          log.add(now);
        });
    assertEquals(List.of(8, ofSeconds(2)), log);
  }

  @Test
  void groups_and_tasks_do_what_the_guide_says() {
    inVirtualTime(
        () -> {
          TaskGroup.runAll(group -> group.createTask(() -> log.add("child")));
          TaskGroup.runAll(
              group -> {
                Task<Integer> t = group.createTask(() -> twice(3));
                int six = await(t);
                Task<Void> slow = group.createTask(() -> sleep(ofSeconds(99)));
                yieldNow();
                slow.cancel("enough");
                int kept = shield(t);
                List<Integer> results = gather(List.of(t, t));
                log.addAll(List.of(six, kept, results));
              });
          List<Integer> both = gather(() -> twice(1), () -> twice(2));
          log.add(both);
          log.add(Async.time());
        });
    assertEquals(List.of("child", 6, 6, List.of(6, 6), List.of(2, 4), ofSeconds(2)), log);
  }

  @Test
  void failures_and_limits_do_what_the_guide_says() {
    inVirtualTime(
        () -> {
          try (TaskGroup group = TaskGroup.open()) {
            Task<Integer> t = group.createTask(() -> twice(3));
            Task<Integer> failing =
                group.createTask(
                    () -> {
                      throw new IOException("broken");
                    });
            List<Outcome<Integer>> settled = gatherSettled(t, failing);
            log.add(settled.size());
          }
          String page = timeout(ofSeconds(5), () -> sleep(ofSeconds(1), "page"));
          Optional<String> late = moveOnAfter(ofSeconds(1), () -> sleep(ofSeconds(5), "x"));
          shielded(ofSeconds(2), () -> log.add("cleaned"));
          int three = await(CompletableFuture.completedFuture(3));
          Deferred<String> answer = new Deferred<>();
          answer.complete("yes");
          log.addAll(List.of(page, late, three, await(answer)));
        });
    assertEquals(List.of(2, "cleaned", "page", Optional.empty(), 3, "yes"), log);
  }

  private static AsyncGenerator<Integer> ticks() {
    return AsyncGenerator.of(
        y -> {
          for (int i = 0; i < 3; i++) {
            y.yield(i);
            sleep(ofSeconds(1));
          }
        });
  }

  @Test
  void generators_do_what_the_guide_says() {
    inVirtualTime(
        () -> {
          try (AsyncGenerator<Integer> ticks = ticks()) {
            for (int tick : ticks) {
              log.add(tick);
            }
          }
          AsyncGenerator<Integer> g = ticks().drop(2);
          int first = await(g.anext());
          int last = await(g.anext(-1));
          log.addAll(List.of(first, last));
          log.add(ticks().filter(x -> sleep(ofSeconds(1), x > 0)).toList());
          Flow.Publisher<Integer> publisher = ticks().asPublisher();
          List<Integer> published = AsyncGenerator.from(publisher).toList();
          log.add(published);
        });
    assertEquals(List.of(0, 1, 2, 2, -1, List.of(1, 2), List.of(0, 1, 2)), log);
  }

  @Test
  void what_tasks_share_does_what_the_guide_says() {
    inVirtualTime(
        () -> {
          AsyncQueue<Integer> queue = new AsyncQueue<>(2);
          queue.put(1);
          int taken = queue.take();
          Lock lock = new Lock();
          lock.with(() -> log.add("alone"));
          int limited = new Semaphore(2).with(() -> twice(5));
          Event event = new Event();
          event.set();
          event.await();
          log.addAll(List.of(taken, limited));
        });
    assertEquals(List.of("alone", 1, 10), log);
  }

  @Test
  void waiting_for_some_does_what_the_guide_says() {
    inVirtualTime(
        () ->
            TaskGroup.runAll(
                group -> {
                  List<Task<Integer>> tasks =
                      List.of(
                          group.createTask(() -> sleep(ofSeconds(2), 2)),
                          group.createTask(() -> sleep(ofSeconds(1), 1)));
                  Waited<Task<Integer>> some = waitAny(tasks);
                  log.add(some.done().size());
                  for (Task<Integer> each : asCompleted(tasks)) {
                    log.add(each.resultNow());
                  }
                  String winner =
                      race(() -> sleep(ofSeconds(2), "slow"), () -> sleep(ofSeconds(1), "fast"));
                  int blocking = toThread(() -> 42);
                  supervisor().createTask(() -> log.add("detached"));
                  yieldNow();
                  log.addAll(List.of(winner, blocking));
                }));
    assertEquals(List.of(1, 1, 2, "detached", "fast", 42), log);
  }

  @Test
  void concurrent_stages_do_what_the_guide_says() {
    inVirtualTime(
        () -> {
          List<Integer> ahead = ticks().buffer(10).toList();
          List<Integer> merged = AsyncGenerator.merge(List.of(ticks(), ticks())).toList();
          List<Integer> doubled = ticks().mapConcurrent(10, i -> twice(i)).toList();
          List<Integer> quiet = ticks().debounce(ofSeconds(2)).toList();
          log.addAll(List.of(ahead, merged.size(), doubled, quiet));
          log.add(ticks().catching(IOException.class, e -> List.of(-1)).toList());
          Shared<Integer> shared = ticks().share(1);
          log.add(shared.subscribe().toList());
        });
    List<Integer> all = List.of(0, 1, 2);
    assertEquals(List.of(all, 6, List.of(0, 2, 4), List.of(2), all, all), log);
  }

  @Test
  void options_and_trees_do_what_the_guide_says() {
    Runner.Options debug = Runner.Options.defaults().withDebug();
    Runner.Options parallel = Runner.Options.defaults().withScheduler(Scheduler.parallel(4));
    for (Runner.Options each : List.of(debug, parallel)) {
      try (Runner runner = new Runner(each)) {
        runner.run(
            () -> {
              String tree = Tasks.tree();
              log.add(tree.contains("is running"));
            });
      }
    }
    assertEquals(List.of(true, true), log);
  }

  @Test
  void other_threads_and_leaks_do_what_the_guide_says() {
    Runner.Options strict = Runner.Options.defaults().withLeakCheck();
    try (Runner runner = new Runner(strict)) {
      runner.run(
          () -> {
            Supervisor supervisor = supervisor();
            log.add(toThread(() -> submitAndWait(supervisor)));
            AsyncGenerator<Integer> shared = AsyncGenerator.from(List.of(1, 2, 3)).serialised();
            log.addAll(gather(() -> await(shared.anext()), () -> await(shared.anext())));
            await(shared.aclose());
          });
    }
    assertEquals(List.of(8, 1, 2), log);
  }

  /** Called by a thread that runs no tasks. */
  private static int submitAndWait(Supervisor supervisor) throws Exception {
    CompletableFuture<Integer> future = supervisor.submit(() -> twice(4));
    return future.get();
  }
}
