package dev.fermata.instrument.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import acme.resolve.Handler;
import acme.resolve.Lib;
import acme.resolve.MakesRunnable;
import dev.fermata.Body;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.io.Serializable;
import org.junit.jupiter.api.Test;

class LambdaTest {
  interface Plain {
    void call();
  }

  interface SuspendableCall {
    @Suspendable
    void call();
  }

  interface Job extends Runnable {}

  interface Step<T> {
    @Suspendable
    void step(T value);
  }

  interface TextStep extends Step<String> {
    @Override
    void step(String value);
  }

  static class Makes {
    Body<Integer> body() {
      return y -> y.yield(1);
    }

    Plain plain() {
      return () -> Lib.step();
    }

    Runnable runnable() {
      return () -> Lib.step();
    }

    Runnable idle() {
      return () -> Lib.plain();
    }

    Job job() {
      return Lib::step;
    }

    Handler lends() {
      return Lib::step;
    }

    Handler lendsPlain() {
      return Lib::plain;
    }

    Plain marked() {
      return (Plain & SuspendableCall) Lib::step;
    }

    Plain marker() {
      return (Plain & Ran & Serializable) Lib::step;
    }

    TextStep bridged() {
      return text -> {};
    }

    String text(int number) {
      return "a" + number;
    }
  }

  interface Ran extends Serializable {}

  private final Plans makes = Plans.of(Makes.class);

  @Test
  void lambda_for_the_api_is_dual() {
    assertThat(makes.lambdas("body")).containsExactly("dual twin");
  }

  @Test
  void lambda_for_an_interface_without_twin_is_single_though_its_body_is_suspendable() {
    assertThat(makes.lambdas("plain")).containsExactly("single twin");
  }

  @Test
  void lambda_for_a_jdk_interface_with_companion_is_dual_if_its_body_is_suspendable() {
    assertThat(makes.lambdas("runnable")).containsExactly("dual twin");
    assertThat(makes.lambdas("idle")).containsExactly("single plain");
    assertThat(Plans.of(MakesRunnable.class).lambdas("job")).containsExactly("dual twin");
  }

  @Test
  void reference_to_a_suspendable_method_is_dual_for_subinterfaces_of_a_companioned_one_too() {
    assertThat(makes.lambdas("job")).containsExactly("dual twin");
    assertThat(makes.companions("job"))
        .containsExactly("dev/fermata/runtime/companion/SuspendableRunnable");
    assertThat(makes.companions("runnable"))
        .containsExactly("dev/fermata/runtime/companion/SuspendableRunnable");
    assertThat(makes.companions("body")).containsExactly("none");
  }

  @Test
  void reference_to_a_foreign_method_is_dual_only_if_that_is_suspendable() {
    assertThat(makes.lambdas("lends")).containsExactly("dual twin");
    assertThat(makes.lambdas("lendsPlain")).containsExactly("single plain");
  }

  @Test
  void marker_interfaces_count_as_interfaces_of_the_lambda() {
    assertThat(makes.lambdas("marked")).containsExactly("dual twin");
    assertThat(makes.lambdas("marker")).containsExactly("single twin");
  }

  @Test
  void functional_method_that_specialises_a_suspendable_one_is_suspendable() {
    assertThat(makes.lambdas("bridged")).containsExactly("dual twin");
  }

  @Test
  void string_concatenation_is_no_lambda() {
    assertThat(makes.lambdas("text")).containsExactly("single plain");
  }

  @Test
  void yielder_is_given_on_by_reference() {
    assertThat(Plans.of(Passes.class).lambdas("pass")).containsExactly("dual twin");
  }

  static class Passes {
    Body<Integer> pass() {
      return Passes::use;
    }

    static void use(Yielder<Integer> y) {}
  }
}
