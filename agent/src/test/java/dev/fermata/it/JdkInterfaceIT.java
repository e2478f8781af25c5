package dev.fermata.it;

import static dev.fermata.it.Elements.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Generator;
import dev.fermata.IllegalSuspensionException;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Lambdas and classes that suspend behind an interface of the JDK. */
class JdkInterfaceIT {
  private final List<String> log = new ArrayList<>();

  /** What users write: it knows no more than the JDK's interface. */
  @Suspendable
  static <T> T retry(Supplier<T> attempt) {
    while (true) {
      try {
        return attempt.get();
      } catch (UncheckedIOException failed) {
        // once more
      }
    }
  }

  @Test
  void lambda_given_to_a_suspendable_helper_yields_in_each_attempt() {
    Generator<String> generator =
        Generator.of(
            y -> {
              int[] left = {2};
              String result =
                  retry(
                      () -> {
                        y.yield("attempt");
                        if (left[0]-- > 0) {
                          throw new UncheckedIOException(new IOException());
                        }
                        return "result";
                      });
              y.yield(result);
            });

    assertThat(all(generator)).containsExactly("attempt", "attempt", "attempt", "result");
  }

  @Test
  void helper_is_plain_where_nothing_suspends() {
    int[] left = {2};

    String result =
        retry(
            () -> {
              if (left[0]-- > 0) {
                throw new UncheckedIOException(new IOException());
              }
              return "result";
            });

    assertThat(result).isEqualTo("result");
  }

  @Test
  void lambda_passes_on_what_a_given_function_yields() {
    Generator<String> generator =
        Generator.of(
            y -> {
              Function<String, String> inner = text -> asked(y, text);
              Supplier<String> outer = () -> inner.apply("a");
              y.yield(retry(outer));
            });

    assertThat(all(generator)).containsExactly("a?", "a!");
  }

  @Test
  void combinator_calls_a_function_that_yields_to_the_generator_around() {
    Generator<String> generator =
        Generator.of(y -> y.yieldAll(Generator.range(2).map(i -> asked(y, "" + i))));

    assertThat(all(generator)).containsExactly("0?", "0!", "1?", "1!");
  }

  @Suspendable
  static String asked(Yielder<String> y, String question) {
    y.yield(question + "?");
    return question + "!";
  }

  private static final class Asking implements UnaryOperator<String> {
    private final Yielder<String> y;

    Asking(Yielder<String> y) {
      this.y = y;
    }

    @Override
    @Suspendable
    public String apply(String question) {
      return y == null ? question : asked(y, question);
    }
  }

  @Test
  void class_suspends_through_the_interface_that_its_own_extends() {
    Generator<String> generator =
        Generator.of(
            y -> {
              Function<String, String> function = new Asking(y);
              y.yield(function.apply("a"));
            });

    assertThat(all(generator)).containsExactly("a?", "a!");
    assertThat(new Asking(null).andThen(String::length).apply("four")).isEqualTo(4);
  }

  @Test
  void lambda_given_to_the_jdk_works_where_it_does_not_suspend() {
    Generator<String> generator =
        Generator.of(
            y -> {
              List<String> texts = new ArrayList<>(List.of("b", "a"));
              texts.replaceAll(text -> text.isEmpty() ? asked(y, text) : text + text);
              y.yieldAll(texts);
            });

    assertThat(all(generator)).containsExactly("bb", "aa");
  }

  @Test
  void lambda_given_to_the_jdk_is_refused_by_name_where_it_suspends() {
    Generator<String> generator =
        Generator.of(
            y ->
                Arrays.sort(
                    new String[] {"b", "a"}, (left, right) -> asked(y, left).compareTo(right)));

    assertThatThrownBy(generator::next)
        .isInstanceOf(IllegalSuspensionException.class)
        .hasMessageMatching(
            "(?s)Cannot suspend in dev\\.fermata\\.it\\.JdkInterfaceIT\\.asked\\(Yielder, String\\)"
                + " \\(JdkInterfaceIT\\.java:\\d+\\): called from java\\.util\\.Arrays\\.sort.*");
  }

  @Test
  void lambda_that_suspends_outside_of_a_generator_is_refused() {
    List<Supplier<String>> escaped = new ArrayList<>();
    Generator<String> generator =
        Generator.of(
            y -> {
              escaped.add(() -> asked(y, "a"));
              y.yield("made");
            });
    generator.next();

    assertThatThrownBy(() -> retry(escaped.get(0)))
        .isInstanceOf(IllegalSuspensionException.class)
        .hasMessageContaining("no generator, task or continuation is running here");
  }

  @Test
  void plain_iteration_in_a_body_is_as_ever() {
    Generator<String> generator =
        Generator.of(
            y -> {
              for (String text : List.of("a", "b")) {
                y.yield(text);
              }
              for (Integer number : new ArrayList<>(List.of(1, 2))) {
                log.add("" + number);
              }
            });

    assertThat(all(generator)).containsExactly("a", "b");
    assertThat(log).containsExactly("1", "2");
  }

  @Test
  void trace_shows_no_frame_of_the_library_between_caller_and_lambda() {
    Generator<String> generator =
        Generator.of(
            y -> {
              Supplier<String> failing =
                  () -> {
                    y.yield("before");
                    return failing(() -> "never");
                  };
              retryOnce(failing);
            });
    generator.next();

    assertThatThrownBy(generator::next)
        .isInstanceOf(UnsupportedOperationException.class)
        .satisfies(
            thrown ->
                assertThat(thrown.getStackTrace())
                    .extracting(StackTraceElement::getClassName)
                    .noneMatch(name -> name.startsWith("dev.fermata.runtime.")));
  }

  @Suspendable
  private static String retryOnce(Supplier<String> attempt) {
    return attempt.get();
  }

  @Suspendable
  private static String failing(Supplier<String> unused) {
    Supplier<String> throwing =
        () -> {
          unused.get().length();
          throw new UnsupportedOperationException();
        };
    return throwing.get();
  }
}
