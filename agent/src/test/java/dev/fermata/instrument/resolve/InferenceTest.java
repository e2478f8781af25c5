package dev.fermata.instrument.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import acme.resolve.Accessor;
import acme.resolve.Heir;
import acme.resolve.Lends;
import acme.resolve.Lib;
import acme.resolve.Outer;
import dev.fermata.Generator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import org.junit.jupiter.api.Test;

class InferenceTest {
  static class Bodies {
    Generator<Integer> squares() {
      return Generator.of(y -> y.yield(1));
    }
  }

  @Test
  void lambda_for_an_interface_of_the_api_is_suspendable() {
    assertThat(Plans.of(Bodies.class).suspendable()).containsExactly("lambda$squares$1");
  }

  static class EmptyBodies {
    Generator<Integer> none() {
      return Generator.of(y -> {});
    }
  }

  @Test
  void lambda_for_an_interface_of_the_api_is_suspendable_even_if_it_calls_nothing() {
    assertThat(Plans.of(EmptyBodies.class).suspendable()).containsExactly("lambda$none$1");
  }

  static class Referring {
    Generator<Integer> numbers() {
      return Generator.of(this::produce);
    }

    public void produce(Yielder<Integer> y) {}

    public void other(Yielder<Integer> y) {}
  }

  @Test
  void method_of_the_same_class_given_by_reference_is_suspendable() {
    assertThat(Plans.of(Referring.class).suspendable()).containsExactly("produce");
  }

  @Test
  void override_of_a_method_given_by_reference_is_suspendable() {
    assertThat(Plans.of(Lends.class).suspendable()).containsExactly("produce");
    assertThat(Plans.of(Heir.class).suspendable()).containsExactly("produce");
  }

  static class Privates {
    private void one(Yielder<Integer> y) {
      two(y);
    }

    private static void two(Yielder<Integer> y) {
      y.yield(2);
    }

    private void three() {}

    void named(Yielder<Integer> y) {
      one(y);
    }
  }

  @Test
  void private_method_that_calls_something_suspendable_is_suspendable_and_a_named_one_is_not() {
    assertThat(Plans.of(Privates.class).suspendable()).containsExactly("one", "two");
  }

  static class Recursive {
    private void down(int depth, Yielder<Integer> y) {
      up(depth, y);
    }

    private void up(int depth, Yielder<Integer> y) {
      if (depth > 0) {
        down(depth - 1, y);
      }
      y.yield(depth);
    }

    private void idle(int depth) {
      if (depth > 0) {
        idle(depth - 1);
      }
    }
  }

  @Test
  void mutual_recursion_is_inferred_from_its_one_suspending_call() {
    assertThat(Plans.of(Recursive.class).suspendable()).containsExactly("down", "up");
  }

  static class Runs {
    @Suspendable
    void marked(Runnable job) {
      Runnable inside = () -> job.run();
      inside.run();
    }

    void unmarked(Runnable job) {
      Runnable inside = () -> job.run();
      inside.run();
    }

    private void hidden(Runnable job) {
      job.run();
    }
  }

  @Test
  void call_through_a_jdk_interface_counts_only_for_lambdas_made_in_suspendable_methods() {
    assertThat(Plans.of(Runs.class).suspendable()).containsExactly("lambda$marked$0", "marked");
  }

  static class Nested {
    Generator<Runnable> jobs() {
      return Generator.of(y -> y.yield(() -> y.yield(null)));
    }
  }

  @Test
  void lambda_in_a_lambda_that_calls_something_suspendable_is_suspendable() {
    assertThat(Plans.of(Nested.class).suspendable())
        .containsExactly("lambda$jobs$0", "lambda$jobs$1");
  }

  static class Constructing {
    private final int value;

    private Constructing(Yielder<Integer> y) {
      y.yield(1);
      value = 1;
    }

    Generator<Integer> numbers() {
      return Generator.of(Constructing::new);
    }
  }

  @Test
  void constructor_is_never_inferred() {
    assertThat(Plans.of(Constructing.class).suspendable()).isEmpty();
    assertThat(Plans.of(Constructing.class).lambdas("numbers")).containsExactly("single plain");
  }

  @Test
  void nest_is_one_fixpoint_over_all_its_classes() throws ClassNotFoundException {
    assertThat(Plans.of(Accessor.class).suspendable()).containsExactly("first", "go");
    assertThat(Plans.of(Class.forName(Accessor.class.getName() + "$Inner")).suspendable())
        .containsExactly("second");
  }

  @Test
  void caller_and_callee_agree_whichever_is_planned_first() throws ClassNotFoundException {
    Class<?> inner = Class.forName(Accessor.class.getName() + "$Inner");
    Suspendables calleeFirst = new Suspendables(Plans::bytes, Marks.none());
    assertThat(Plans.of(inner, calleeFirst).suspendable()).containsExactly("second");
    assertThat(Plans.of(Accessor.class, calleeFirst).targets("first"))
        .containsExactly("second twin");
    Suspendables callerFirst = new Suspendables(Plans::bytes, Marks.none());
    assertThat(Plans.of(Accessor.class, callerFirst).targets("first"))
        .containsExactly("second twin");
    assertThat(Plans.of(inner, callerFirst).suspendable()).containsExactly("second");
  }

  @Test
  void nothing_is_inferred_in_a_class_that_is_passed_over_so_calls_to_it_are_plain() {
    assertThat(Plans.of(Outer.class).suspendable()).isEmpty();
    assertThat(Plans.of(Outer.Mate.class).targets("go")).containsExactly("hidden plain");
  }

  @Test
  void class_without_source_is_inferred_from_the_bytes_at_hand() {
    Suspendables suspendables =
        new Suspendables(
            name ->
                name.endsWith("Privates") || name.endsWith("InferenceTest")
                    ? null
                    : Plans.bytes(name),
            Marks.none());
    assertThat(Plans.of(Privates.class, suspendables).suspendable()).containsExactly("one", "two");
  }

  @Test
  void method_marked_by_glob_counts_as_a_suspendable_call() {
    assertThat(Plans.of(CallsPlain.class).suspendable()).isEmpty();
    assertThat(Plans.of(CallsPlain.class, Lib.class.getName() + ".plain").suspendable())
        .containsExactly("hidden");
  }

  /** In a class that does not name the api, nothing is inferred. */
  static class CallsPlain {
    static Generator<?> made;

    private void hidden() {
      Lib.plain();
    }
  }
}
