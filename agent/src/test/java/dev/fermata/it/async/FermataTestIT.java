package dev.fermata.it.async;

import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.supervisor;
import static dev.fermata.async.Async.time;
import static dev.fermata.async.Async.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.async.Async;
import dev.fermata.async.AsyncGenerator;
import dev.fermata.async.DeadlockException;
import dev.fermata.async.Deferred;
import dev.fermata.junit.FermataTest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.io.TempDir;

/** Tests that are tasks. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
@ExtendWith(FermataTestIT.Expected.class)
class FermataTestIT {
  private static final List<String> FAILED = new ArrayList<>();
  private final List<Object> log = new ArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final Thread thread = new Thread(this::awaitEnd, "forgotten");

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  /** Lets tests fail that are to, and no others. */
  static final class Expected implements TestExecutionExceptionHandler {
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown)
        throws Throwable {
      String name = context.getRequiredTestMethod().getName();
      if (!name.endsWith("_fails")) {
        throw thrown;
      }
      FAILED.add(name + " " + thrown.getClass().getSimpleName());
    }
  }

  @FermataTest
  void test_waits_in_virtual_time_and_has_its_parameters(@TempDir Path folder) {
    sleep(Duration.ofDays(1));
    assertThat(folder).exists();
    assertThat(time()).isEqualTo(Duration.ofDays(1));
    log.add("ended");
  }

  @FermataTest(virtualTime = false)
  void test_waits_by_the_machines_clock() {
    sleep(Duration.ofMillis(1));
    assertThat(time()).isGreaterThanOrEqualTo(Duration.ofMillis(1));
    log.add("ended");
  }

  @FermataTest
  void exception_after_a_wait_fails() throws IOException {
    yieldNow();
    log.add("ended");
    throw new IOException("to be seen");
  }

  @FermataTest
  void deadlock_fails() {
    log.add("ended");
    Async.await(new Deferred<>());
  }

  @FermataTest
  void what_nobody_awaits_fails() {
    supervisor()
        .createTask(
            () -> {
              throw new IllegalStateException("unseen");
            });
    yieldNow();
    log.add("ended");
  }

  @FermataTest
  void task_left_over_fails() {
    supervisor().createTask(() -> sleep(Duration.ofDays(1))).name("forgotten");
    yieldNow();
    log.add("ended");
  }

  @FermataTest
  void generator_left_open_fails() {
    AsyncGenerator<Integer> numbers = AsyncGenerator.of(y -> y.yield(1));
    log.add(numbers.iterator().next() == 1 ? "ended" : "wrong");
  }

  @FermataTest
  void thread_left_over_fails() {
    thread.start();
    log.add("ended");
  }

  @FermataTest(leakCheck = false)
  void what_is_left_over_without_a_check_is_ended() {
    supervisor().createTask(() -> sleep(Duration.ofDays(1)));
    yieldNow();
    log.add("ended");
  }

  @AfterEach
  void every_test_ran_to_its_end(TestInfo info) throws InterruptedException {
    end.countDown();
    thread.join();
    assertThat(log).containsExactly("ended");
    String name = info.getTestMethod().map(Method::getName).orElse("");
    Optional<String> expected =
        switch (name) {
          case "exception_after_a_wait_fails" -> Optional.of(name + " IOException");
          case "deadlock_fails" ->
              Optional.of(name + " " + DeadlockException.class.getSimpleName());
          case "what_nobody_awaits_fails" -> Optional.of(name + " IllegalStateException");
          case "task_left_over_fails", "generator_left_open_fails", "thread_left_over_fails" ->
              Optional.of(name + " LeakException");
          default -> Optional.empty();
        };
    assertThat(FAILED).containsAll(expected.stream().toList());
  }
}
