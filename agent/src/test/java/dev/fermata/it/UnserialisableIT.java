package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Coroutine;
import dev.fermata.Generator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What cannot be written is named by the variable that holds it. */
class UnserialisableIT {
  private static final String PLACE = "dev.fermata.it.UnserialisableIT.";

  private static String refusal(Generator<?> generator) {
    generator.next();
    Throwable[] thrown = new Throwable[1];
    assertThatThrownBy(() -> Written.bytes(generator))
        .isInstanceOf(NotSerializableException.class)
        .satisfies(each -> thrown[0] = each)
        .hasMessageStartingWith("Cannot serialise " + generator + ": ");
    String message = String.valueOf(thrown[0].getMessage());
    return message
        .substring(("Cannot serialise " + generator + ": ").length())
        .replaceAll(":\\d+\\)", ":N)");
  }

  @Test
  void variable_is_named_with_its_method() {
    assertThat(refusal(Generator.<String>of(y -> scan(y, new Scanner("a b")))))
        .isEqualTo(
            "'scanner' in "
                + PLACE
                + "scan(UnserialisableIT.java:N) is a java.util.Scanner, which is not"
                + " serializable. Keep in variables that live across a suspension what can be"
                + " written, and make the rest anew behind it.");
  }

  @Suspendable
  private static void scan(Yielder<String> y, Scanner scanner) {
    while (scanner.hasNext()) {
      y.yield(scanner.next());
    }
  }

  @Test
  void object_in_which_the_value_lies_is_named() {
    List<Object> list = new ArrayList<>(List.of("a", Optional.of("b")));
    assertThat(
            refusal(
                Generator.of(
                    y -> {
                      y.yield(1);
                      y.yield(list.size());
                    })))
        .startsWith("'list' in " + PLACE + "lambda$")
        .contains(" is a java.util.ArrayList, in which a java.util.Optional is not serializable.");
  }

  @Test
  void variables_that_share_a_field_are_told_apart() {
    Generator<Integer> twice =
        Generator.of(
            y -> {
              {
                Optional<Integer> first = Optional.of(1);
                y.yield(0);
                y.yield(first.get());
              }
              {
                Optional<Integer> second = Optional.of(2);
                y.yield(0);
                y.yield(second.get());
              }
            });

    assertThat(refusal(twice)).startsWith("'first' in ");
    twice.next();
    assertThat(refusal(twice)).startsWith("'second' in ");
  }

  @Test
  void iterator_of_a_loop_is_named_with_what_to_mark() {
    assertThat(
            refusal(
                Generator.of(
                    y -> {
                      for (String each : new ArrayList<>(List.of("a", "b"))) {
                        y.yield(each);
                      }
                    })))
        .startsWith("the iterator of a loop in " + PLACE + "lambda$")
        .endsWith(
            " is a java.util.ArrayList$Itr, which is not serializable. Mark the method"
                + " @Suspendable(serializable = true), which iterates over the common collections"
                + " by iterators that can be written, or loop by index.");
  }

  @Test
  void lambda_is_named_with_the_cast_that_it_needs() {
    Function<Integer, Integer> plain = x -> x + 1;
    Function<Integer, Integer> cast = (Function<Integer, Integer> & Serializable) x -> x + 1;
    assertThat(refusal(Generator.range(3).map(cast).map(plain)))
        .startsWith("'f' in dev.fermata.MappingStages.lambda$map$")
        .endsWith(
            "Cast the lambda to its interface and Serializable, as in (Function<A, B> &"
                + " Serializable).");
  }

  @Test
  void frames_further_out_and_inner_generators_are_looked_through() {
    Scanner outer = new Scanner("c");
    assertThat(
            refusal(
                Generator.<String>of(
                    y -> {
                      scan(y, "ab");
                      y.yield(outer.next());
                    })))
        .startsWith("'outer' in " + PLACE + "lambda$");
    assertThat(
            refusal(
                Generator.of(
                    y -> {
                      Generator<String> inner =
                          Generator.<String>of(z -> scan(z, new Scanner("a b")));
                      while (inner.hasNext()) {
                        y.yield(inner.next());
                      }
                    })))
        .startsWith("'scanner' in " + PLACE + "scan(");
  }

  @Suspendable
  private static void scan(Yielder<String> y, String letters) {
    for (int i = 0; i < letters.length(); i++) {
      y.yield(letters.substring(i, i + 1));
    }
  }

  @Test
  void operand_has_no_name() {
    Coroutine<String, String, String> original =
        Generator.returning(y -> joined(new Scanner("x"), y.yield("a")));
    original.next();
    assertThatThrownBy(() -> Written.bytes(original))
        .hasMessageContaining(": an operand in " + PLACE)
        .hasMessageContaining(" is a java.util.Scanner, ");
  }

  private static String joined(Scanner scanner, String text) {
    return scanner.next() + text;
  }

  @Test
  void body_and_element_that_waits_are_named() {
    Scanner scanner = new Scanner("a b");
    assertThatThrownBy(() -> Written.bytes(Generator.<String>of(y -> scan(y, scanner))))
        .hasMessageStartingWith(
            "Cannot serialise Generator[dev.fermata.it.UnserialisableIT CREATED]: the body of"
                + " Generator[dev.fermata.it.UnserialisableIT CREATED] is a ")
        .hasMessageContaining(", in which a java.util.Scanner is not serializable. ");
    Generator<Object> waiting = Generator.of(y -> y.yield(Optional.of(1)));
    waiting.hasNext();
    assertThatThrownBy(() -> Written.bytes(waiting))
        .hasMessageContaining(": the element that waits in Generator[")
        .hasMessageContaining(" is a java.util.Optional, which is not serializable. ");
  }

  @Test
  void running_generator_is_refused() {
    List<Generator<Integer>> self = new ArrayList<>();
    self.add(
        Generator.of(
            y ->
                assertThatThrownBy(() -> Written.bytes(self.get(0)))
                    .hasMessage(
                        "Cannot serialise Generator[RUNNING]. Write it while it is suspended by"
                            + " itself; what is suspended together with the one that runs it is"
                            + " written with that one.")));
    assertThat(self.get(0).hasNext()).isFalse();
  }
}
