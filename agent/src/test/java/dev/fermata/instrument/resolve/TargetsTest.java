package dev.fermata.instrument.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Continuation;
import dev.fermata.ContinuationScope;
import dev.fermata.Generator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.io.Closeable;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;

class TargetsTest {
  interface Default {
    @Suspendable
    default void step() {}
  }

  static class Base {
    @Suspendable
    void walk() {}

    void plain() {}
  }

  static class Child extends Base implements Default {
    @Override
    void walk() {
      super.walk();
      super.plain();
      Default.super.step();
    }
  }

  @Test
  void super_call_is_made_by_twin_if_the_super_method_is_suspendable() {
    assertThat(Plans.of(Child.class).targets("walk"))
        .containsExactly("walk twin", "plain plain", "step twin");
  }

  static class Caller {
    void calls(Child child, Default some, Object[] array, StringBuilder text) {
      child.walk();
      child.step();
      child.plain();
      some.step();
      array.clone();
      text.append("x");
    }
  }

  @Test
  void inherited_methods_are_resolved_through_superclasses_and_interfaces() {
    assertThat(Plans.of(Caller.class).targets("calls"))
        .containsExactly(
            "walk twin", "step twin", "plain plain", "step twin", "clone plain", "append plain");
  }

  static class Shadowing implements Default {
    static void call(Shadowed shadowed) {
      shadowed.step();
    }
  }

  static class PlainStep {
    public void step() {}
  }

  static class Shadowed extends PlainStep implements Default {}

  @Test
  void superclass_method_wins_over_a_suspendable_interface_method() {
    assertThat(Plans.of(Shadowing.class).targets("call")).containsExactly("step plain");
  }

  static class Api {
    void calls(Yielder<Integer> y, Generator<Integer> g, ContinuationScope scope) {
      y.yield(1);
      y.yieldAll(List.of());
      g.hasNext();
      g.next();
      g.state();
      g.close();
      Continuation.yield(scope);
      new Continuation(scope, null).run();
    }
  }

  @Test
  void api_methods_are_called_by_their_twins() {
    assertThat(Plans.of(Api.class).targets("calls"))
        .containsSubsequence("yield twin", "of plain", "yieldAll twin", "hasNext twin", "next twin")
        .containsSubsequence("state plain", "close twin", "yield twin", "<init> plain", "run twin");
  }

  interface Job extends Runnable {}

  interface OwnJob extends Runnable {
    @Override
    void run();
  }

  abstract static class AbstractJob implements Runnable {}

  static class ConcreteJob implements Runnable {
    @Override
    public void run() {}
  }

  static class SuspendableJob implements Runnable {
    @Override
    @Suspendable
    public void run() {}
  }

  static class Runs {
    void jobs(Runnable runnable, Job job, OwnJob own, AbstractJob base) {
      runnable.run();
      job.run();
      own.run();
      base.run();
    }

    void classes(ConcreteJob concrete, SuspendableJob suspendable, Thread thread) {
      concrete.run();
      suspendable.run();
      thread.run();
    }
  }

  @Test
  void call_of_a_jdk_method_with_a_companion_is_made_by_it_through_subtypes_too() {
    assertThat(Plans.of(Runs.class).targets("jobs"))
        .containsOnly("run by SuspendableRunnable.run")
        .hasSize(4);
  }

  @Test
  void call_of_a_concrete_method_is_not_made_by_a_companion() {
    assertThat(Plans.of(Runs.class).targets("classes"))
        .containsExactly("run plain", "run twin", "run plain");
  }

  @Test
  void companion_dispatcher_takes_receiver_first_and_stack_last() {
    assertThat(JdkCompanions.rowOf("run()V").dispatcher())
        .isEqualTo(
            new CallTarget.Companion(
                "dev/fermata/runtime/companion/SuspendableRunnable",
                "run",
                "(Ljava/lang/Runnable;Ldev/fermata/runtime/FrameStack;)V"));
  }

  abstract static class Cursor implements Iterator<String> {}

  static class Iterates {
    void interfaces(
        UnaryOperator<String> operator, PrimitiveIterator.OfInt ints, List<String> list) {
      operator.apply("a");
      ints.next();
      ints.nextInt();
      for (String each : list) {}
    }

    void classes(ArrayList<String> list, StringReader reader, Cursor cursor) throws IOException {
      list.iterator();
      reader.close();
      cursor.next();
    }

    void resources(Closeable resource) throws IOException {
      try (resource) {}
    }
  }

  @Test
  void call_through_a_jdk_subinterface_is_made_by_the_companion() {
    assertThat(Plans.of(Iterates.class).targets("interfaces"))
        .containsExactly(
            "apply by SuspendableFunction.apply",
            "next by SuspendableIntIterator.next",
            "nextInt by SuspendableIntIterator.nextInt",
            "iterator by SuspendableIterable.iterator",
            "hasNext by SuspendableIterator.hasNext",
            "next by SuspendableIterator.next");
    assertThat(Plans.of(Iterates.class).targets("resources"))
        .contains("close by SuspendableAutoCloseable.close");
  }

  @Test
  void call_through_a_jdk_class_stays_plain() {
    assertThat(Plans.of(Iterates.class).targets("classes"))
        .containsExactly("iterator plain", "close plain", "next by SuspendableIterator.next");
  }

  @Test
  void class_file_that_cannot_call_static_methods_of_interfaces_calls_plainly() {
    assertThat(Plans.ofVersion(Opcodes.V1_7, Iterates.class).targets("interfaces"))
        .allSatisfy(target -> assertThat(target).endsWith("plain"));
  }
}
