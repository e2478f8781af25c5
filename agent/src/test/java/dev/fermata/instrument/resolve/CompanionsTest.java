package dev.fermata.instrument.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Suspendable;
import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.SuspendableRunnable;
import org.junit.jupiter.api.Test;

class CompanionsTest {
  private static final String RUNNABLE = "dev/fermata/runtime/SuspendableRunnable";

  static class Job implements Runnable {
    @Override
    @Suspendable
    public void run() {}
  }

  @Test
  void runnable_whose_run_is_suspendable_needs_the_companion() {
    assertThat(Plans.of(Job.class).plan().companions()).containsExactly(RUNNABLE);
  }

  static class ThreadJob extends Thread {
    @Override
    @Suspendable
    public void run() {}
  }

  @Test
  void subclass_of_a_jdk_class_that_is_a_runnable_needs_the_companion() {
    assertThat(Plans.of(ThreadJob.class).plan().companions()).containsExactly(RUNNABLE);
  }

  static class SubJob extends Job {
    @Override
    public void run() {}
  }

  @Test
  void subclass_has_the_companion_of_its_superclass() {
    assertThat(Plans.of(SubJob.class).plan().companions()).isEmpty();
    assertThat(Plans.of(SubJob.class).suspendable()).containsExactly("run");
  }

  static class PlainJob implements Runnable {
    @Override
    public void run() {}
  }

  @Test
  void runnable_whose_run_is_plain_needs_none() {
    assertThat(Plans.of(PlainJob.class).plan().companions()).isEmpty();
  }

  static class NoRunnable {
    @Suspendable
    public void run() {}
  }

  static class LateRunnable extends NoRunnable implements Runnable {}

  @Test
  void class_that_inherits_its_suspendable_run_needs_the_companion() {
    assertThat(Plans.of(NoRunnable.class).plan().companions()).isEmpty();
    assertThat(Plans.of(LateRunnable.class).plan().companions()).containsExactly(RUNNABLE);
  }

  static class OwnCompanion implements SuspendableRunnable {
    @Override
    @Suspendable
    public void run() {}

    @Override
    @dev.fermata.runtime.HandWrittenTwin
    public void run(FrameStack stack) {}
  }

  @Test
  void class_that_implements_the_companion_itself_needs_none() {
    assertThat(Plans.of(OwnCompanion.class).plan().companions()).isEmpty();
  }
}
