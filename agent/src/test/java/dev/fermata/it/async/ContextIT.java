package dev.fermata.it.async;

import static dev.fermata.async.Async.toThread;
import static dev.fermata.async.Async.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Generator;
import dev.fermata.async.Context;
import dev.fermata.async.ContextElement;
import dev.fermata.async.ContextVar;
import dev.fermata.async.Runner;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Values that follow tasks. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ContextIT {
  private static final ContextVar<String> USER = ContextVar.named("user");
  private static final ContextVar<Integer> DEPTH = ContextVar.withDefault("depth", 0);

  private final List<String> log = new ArrayList<>();

  @Test
  void task_begins_with_the_values_of_its_creator_and_changes_its_own() {
    VirtualTime.run(
        () -> {
          USER.set("ada");
          TaskGroup.runAll(
              group -> {
                Task<Void> task = group.createTask(() -> becoming("eve"));
                USER.set("bob");
                group.createTask(() -> becoming("carl"));
                yieldNow();
                assertThat(task.isDone()).isFalse();
                assertThat(USER.get()).isEqualTo("bob");
              });
          assertThat(USER.get()).isEqualTo("bob");
        });
    assertThat(log).containsExactly("ada", "bob", "eve", "carl");
  }

  private void becoming(String user) {
    log.add(USER.get());
    USER.set(user);
    yieldNow();
    log.add(USER.get());
  }

  @Test
  void value_is_restored_by_its_token_also_to_none() {
    VirtualTime.run(
        () -> {
          assertThat(DEPTH.get()).isZero();
          assertThat(USER.get("nobody")).isEqualTo("nobody");
          try (ContextVar.Token depth = DEPTH.set(1);
              ContextVar.Token user = USER.set("ada")) {
            assertThat(Context.current()).hasToString("Context[depth=1, user=ada]");
            assertThat(depth).isNotSameAs(user);
          }
          assertThat(Context.current()).hasToString("Context[]");
          assertThatThrownBy(USER::get)
              .isInstanceOf(NoSuchElementException.class)
              .hasMessage("The variable 'user' was not set, and has no default.");
        });
  }

  @Test
  void token_of_another_task_is_refused() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  ContextVar.Token token = USER.set("ada");
                  group.createTask(
                      () ->
                          assertThatIllegalStateException()
                              .isThrownBy(token::close)
                              .withMessage("Cannot restore 'user': it was set by another task."));
                }));
  }

  @Test
  void generator_sees_the_values_of_the_task_that_asks_it_and_a_thread_those_of_its_task() {
    Generator<String> users =
        Generator.of(
            y -> {
              while (true) {
                yieldNow();
                y.yield(USER.get());
              }
            });
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  USER.set("ada");
                  assertThat(users.next()).isEqualTo("ada");
                  String inThread = toThread(USER::get);
                  assertThat(inThread).isEqualTo("ada");
                  USER.set("bob");
                  Task<String> task = group.createTask(() -> users.next());
                  USER.set("carl");
                  yieldNow();
                  yieldNow();
                  assertThat(task.resultNow()).isEqualTo("bob");
                }));
    users.close();
  }

  @Test
  void runner_keeps_its_values_between_runs_and_takes_those_of_its_thread() throws Exception {
    try (ContextVar.Token token = USER.set("thread");
        Runner runner = new Runner()) {
      assertThat(runner.<String>run(() -> USER.get())).isEqualTo("thread");
      runner.run(() -> USER.set("run"));
      assertThat(runner.<String>run(() -> USER.get())).isEqualTo("run");
      assertThat(USER.get()).isEqualTo("thread");
      assertThat(Context.current().call(() -> USER.get())).isEqualTo("thread");
      assertThat(token).isNotNull();
    }
    assertThat(Context.current()).hasToString("Context[]");
  }

  @Test
  void task_is_given_other_values_by_its_options() {
    VirtualTime.run(
        () -> {
          Context before = Context.current();
          USER.set("ada");
          TaskGroup.runAll(
              group ->
                  group.createTask(
                      TaskGroup.Options.named("other").withContext(before),
                      () -> log.add(USER.get("nobody"))));
        });
    assertThat(log).containsExactly("nobody");
  }

  @Test
  void thread_local_follows_the_tasks() {
    ThreadLocal<String> local = new ThreadLocal<>();
    local.set("thread");
    try (Runner runner =
        new Runner(Runner.Options.defaults().withContextElement(ContextElement.of(local)))) {
      runner.run(
          () -> {
            log.add(local.get());
            TaskGroup.runAll(
                group -> {
                  local.set("first");
                  group.createTask(() -> following(local, "one"));
                  local.set("second");
                  group.createTask(() -> following(local, "two"));
                  yieldNow();
                  assertThat(local.get()).isEqualTo("second");
                });
          });
    }
    assertThat(log).containsExactly("thread", "first", "second", "one", "two");
    assertThat(local.get()).isEqualTo("thread");
  }

  private void following(ThreadLocal<String> local, String value) {
    log.add(local.get());
    local.set(value);
    yieldNow();
    log.add(local.get());
    String inThread = toThread(local::get);
    assertThat(inThread).isEqualTo(value);
  }
}
