package dev.fermata.instrument.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Suspendable;
import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.companion.SuspendableRunnable;
import java.io.Closeable;
import java.util.Iterator;
import java.util.PrimitiveIterator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CompanionsTest {
  private static final String COMPANION = "dev/fermata/runtime/companion/";
  private static final String RUNNABLE = COMPANION + "SuspendableRunnable";
  private static final String ITERATOR = COMPANION + "SuspendableIterator";

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

  static class Upper implements UnaryOperator<String> {
    @Override
    @Suspendable
    public String apply(String text) {
      return text;
    }
  }

  @Test
  void class_that_inherits_the_method_from_a_jdk_superinterface_needs_that_ones_companion() {
    assertThat(Plans.of(Upper.class).plan().companions())
        .containsExactly(COMPANION + "SuspendableFunction");
  }

  static class File implements Closeable {
    @Override
    @Suspendable
    public void close() {}
  }

  @Test
  void closeable_needs_the_companion_of_auto_closeable() {
    assertThat(Plans.of(File.class).plan().companions())
        .containsExactly(COMPANION + "SuspendableAutoCloseable");
  }

  @Suspendable
  static class Numbers implements Iterator<Integer> {
    @Override
    public boolean hasNext() {
      return true;
    }

    @Override
    public Integer next() {
      return 1;
    }
  }

  static class HalfNumbers implements Iterator<Integer> {
    @Override
    public boolean hasNext() {
      return true;
    }

    @Override
    @Suspendable
    public Integer next() {
      return 1;
    }
  }

  static class WholeNumbers extends HalfNumbers {
    @Override
    @Suspendable
    public boolean hasNext() {
      return true;
    }
  }

  @Test
  void companion_with_several_twins_is_implemented_once() {
    assertThat(Plans.of(Numbers.class).plan().companions()).containsExactly(ITERATOR);
    assertThat(Plans.of(HalfNumbers.class).plan().companions()).containsExactly(ITERATOR);
    assertThat(Plans.of(WholeNumbers.class).plan().companions()).isEmpty();
  }

  abstract static class Ints implements PrimitiveIterator.OfInt {
    @Override
    @Suspendable
    public int nextInt() {
      return 1;
    }
  }

  @Test
  void primitive_iterator_needs_its_own_companion() {
    assertThat(Plans.of(Ints.class).plan().companions())
        .containsExactly(COMPANION + "SuspendableIntIterator");
  }

  @Suspendable
  interface Source extends Supplier<String>, Iterable<String>, Runnable {
    @Override
    String get();

    @Override
    Iterator<String> iterator();
  }

  @Test
  void interface_needs_the_companions_of_the_methods_that_it_makes_suspendable() {
    assertThat(Plans.of(Source.class).plan().companions())
        .containsExactlyInAnyOrder(
            COMPANION + "SuspendableSupplier", COMPANION + "SuspendableIterable");
  }
}
