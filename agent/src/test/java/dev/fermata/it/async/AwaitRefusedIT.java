package dev.fermata.it.async;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.currentTask;
import static dev.fermata.async.Async.sleep;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fermata.Generator;
import dev.fermata.IllegalSuspensionException;
import dev.fermata.async.Async;
import dev.fermata.async.TaskGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** What is said where a task cannot wait. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class AwaitRefusedIT {
  private final List<String> log = new ArrayList<>();

  @Test
  void await_of_itself_is_refused() {
    VirtualTime.run(
        () ->
            assertThat(Caught.by(() -> await(currentTask())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("cannot await itself: it would wait for ever."));
  }

  @Test
  void await_outside_a_task_is_refused() {
    assertThatThrownBy(() -> await(new CompletableFuture<>()))
        .isInstanceOf(IllegalSuspensionException.class)
        .hasMessageMatching(
            "Cannot suspend in .*AwaitRefusedIT.lambda.*\\(AwaitRefusedIT.java:\\d+\\): no"
                + " generator, task or continuation is running here. Call it from the body of"
                + " one.");
  }

  @Test
  void group_outside_a_task_is_refused_before_its_body_begins() {
    assertThatThrownBy(() -> TaskGroup.runAll(group -> log.add("begun")))
        .isInstanceOf(IllegalSuspensionException.class)
        .hasMessageContaining("no generator, task or continuation is running here");
    assertThat(log).isEmpty();
  }

  @Test
  void await_in_a_generator_that_no_task_runs_is_refused() {
    Generator<Integer> generator = Generator.of(y -> y.yield(sleep(ofSeconds(1), 1)));

    IllegalSuspensionException refused =
        catchThrowableOfType(IllegalSuspensionException.class, generator::next);

    assertThat(refused)
        .hasMessage(
            "Cannot wait here: the generator or continuation that wants to is not run by a task."
                + " Run it in the work given to Async.run, and call its next() from suspendable"
                + " code.");
  }

  @Test
  void await_through_an_unmarked_method_names_it() {
    IllegalSuspensionException refused =
        catchThrowableOfType(
            IllegalSuspensionException.class, () -> VirtualTime.run(() -> Unmarked.sleep()));

    assertThat(refused)
        .hasMessageMatching(
            "Cannot suspend in .*AwaitRefusedIT.Unmarked.sleep\\(\\) \\(.*\\): this is"
                + " not suspendable. Mark it @Suspendable, or add .*Unmarked.sleep to the agent's"
                + " option suspendable=.");
  }

  /** Not in the test's own code, where private methods are inferred. */
  static final class Unmarked {
    private Unmarked() {}

    public static void sleep() {
      Async.sleep(ofSeconds(1));
    }
  }
}
