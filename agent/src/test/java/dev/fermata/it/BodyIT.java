package dev.fermata.it;

import static dev.fermata.it.Elements.all;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Body;
import dev.fermata.Generator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ways to write a body, and the methods that it calls. */
class BodyIT {
  private final String greeting = "hello";

  @Test
  void lambda_that_captures_nothing_is_a_body() {
    Generator<String> words = Generator.of(y -> y.yield("hello"));

    assertThat(all(words)).containsExactly("hello");
  }

  @Test
  void lambda_that_captures_values_of_all_kinds_is_a_body() {
    int i = 1;
    long l = 2;
    double d = 3;
    boolean b = true;
    String s = "text";
    Generator<Object> values =
        Generator.of(
            y -> {
              y.yield(i);
              y.yield(l);
              y.yield(d);
              y.yield(b);
              y.yield(s);
              y.yield(greeting);
            });

    assertThat(all(values)).containsExactly(1, 2L, 3.0, true, "text", "hello");
  }

  @Test
  void lambda_in_a_lambda_is_a_body() {
    Generator<String> outer =
        Generator.of(
            y -> {
              Body<String> inner = z -> z.yield(greeting + " inside");
              inner.run(y);
              y.yield(greeting);
            });

    assertThat(all(outer)).containsExactly("hello inside", "hello");
  }

  @Test
  void reference_to_a_private_method_of_the_same_class_needs_no_mark() {
    Generator<String> greetings = Generator.of(this::greet);

    assertThat(all(greetings)).containsExactly("hello", "hello again");
  }

  private void greet(Yielder<String> y) {
    y.yield(greeting);
    y.yield(greeting + " again");
  }

  @Test
  void reference_to_a_static_method_is_a_body() {
    Generator<Integer> numbers = Generator.of(BodyIT::oneAndTwo);

    assertThat(all(numbers)).containsExactly(1, 2);
  }

  private static void oneAndTwo(Yielder<Integer> y) {
    y.yield(1);
    y.yield(2);
  }

  @Test
  void reference_to_a_marked_method_of_another_object_is_a_body() {
    Feed feed = new Feed("a");

    assertThat(all(Generator.<String>of(feed::produce))).containsExactly("a1", "a2");
  }

  @Test
  void reference_to_a_constructor_of_a_body_is_not_run_as_a_body() {
    Generator<String> generator = Generator.of(new Named("x"));

    assertThat(all(generator)).containsExactly("x by name");
  }

  private static final class Named implements Body<String> {
    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public void run(Yielder<String> y) {
      y.yield(name + " by name");
    }
  }

  @Test
  void anonymous_class_is_a_body() {
    int last = 3;
    Generator<Integer> numbers =
        Generator.of(
            new Body<>() {
              private int next = 1;

              @Override
              public void run(Yielder<Integer> y) {
                while (next <= last) {
                  y.yield(next++);
                }
              }
            });

    assertThat(all(numbers)).containsExactly(1, 2, 3);
  }

  @Test
  void local_class_is_a_body() {
    class Twice implements Body<String> {
      @Override
      public void run(Yielder<String> y) {
        y.yield(greeting);
        y.yield(greeting);
      }
    }

    assertThat(all(Generator.of(new Twice()))).containsExactly("hello", "hello");
  }

  @Test
  void inner_class_yields_with_what_its_outer_object_holds() {
    Inner inner = new Inner();

    assertThat(all(Generator.<String>of(inner::produce))).containsExactly("hello", "inner");
  }

  private final class Inner {
    private final String own = "inner";

    @Suspendable
    void produce(Yielder<String> y) {
      greetOnce(y);
      y.yield(own);
    }
  }

  private void greetOnce(Yielder<String> y) {
    y.yield(greeting);
  }

  @Test
  void generic_method_and_class_yield() {
    Generator<List<String>> pairs = Generator.of(y -> new Pair<>("a", "b").eachTwice(y));

    assertThat(all(pairs)).containsExactly(List.of("a", "a"), List.of("b", "b"));
  }

  private record Pair<T extends Comparable<T>>(T first, T second) {
    @Suspendable
    void eachTwice(Yielder<? super List<T>> y) {
      y.yield(twice(first, y));
      y.yield(twice(second, y));
    }

    private <V> List<V> twice(V value, Yielder<?> unused) {
      return unused == null ? List.of() : List.of(value, value);
    }
  }

  @Test
  void marked_method_returns_a_value_after_it_was_suspended() {
    Generator<String> dialogue =
        Generator.of(y -> y.yield("sum " + (ask("one", y) + ask("two", y)) + " of " + ask("x", y)));

    assertThat(all(dialogue)).containsExactly("one", "two", "x", "sum 6 of 1");
  }

  @Suspendable
  private static int ask(String question, Yielder<String> y) {
    y.yield(question);
    return question.length();
  }

  @Test
  void arguments_of_a_constructor_can_suspend() {
    Generator<Object> questions =
        Generator.of(
            y -> {
              Yielder<String> strings = s(y);
              y.yield(new Point(ask("ab", strings), ask("abc", strings)));
            });

    assertThat(all(questions)).containsExactly("ab", "abc", new Point(2, 3));
  }

  private record Point(int x, int y) {}

  @SuppressWarnings("unchecked") // a yielder of anything takes strings
  private static Yielder<String> s(Yielder<?> y) {
    return (Yielder<String>) y;
  }
}
