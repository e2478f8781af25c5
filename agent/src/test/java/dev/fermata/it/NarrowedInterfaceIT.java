package dev.fermata.it;

import static dev.fermata.it.Elements.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Generator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Types of the user's that redeclare a method of the JDK's with narrower types, without marks. */
class NarrowedInterfaceIT {
  interface Measure extends Function<String, Integer> {
    @Override
    Integer apply(String text);
  }

  interface Words extends Iterable<String> {
    @Override
    WordIterator iterator();
  }

  interface WordIterator extends Iterator<String> {
    @Override
    String next();
  }

  abstract static class Text implements Supplier<CharSequence> {
    @Override
    public abstract String get();
  }

  @Suspendable
  static int asked(Yielder<Object> y, String text) {
    y.yield(text);
    return text.length();
  }

  @Test
  void lambda_suspends_by_the_narrow_type_and_by_the_wide_one() {
    Generator<Object> generator =
        Generator.of(
            y -> {
              Measure measure = text -> asked(y, text);
              Function<String, Integer> wide = measure;
              y.yield(measure.apply("a"));
              y.yield(wide.apply("bb"));
              y.yield(called(measure, "ccc"));
            });

    assertThat(all(generator)).containsExactly("a", 1, "bb", 2, "ccc", 3);
  }

  @Suspendable
  static int called(Measure measure, String text) {
    return measure.apply(text);
  }

  @Test
  void reference_to_the_narrow_method_suspends() {
    Generator<Object> generator =
        Generator.of(
            y -> {
              Measure measure = text -> asked(y, text);
              Measure again = measure::apply;
              Function<String, Integer> wide = again::apply;
              y.yield(wide.apply("dd"));
            });

    assertThat(all(generator)).containsExactly("dd", 2);
  }

  @Test
  void class_suspends_by_the_narrow_type_and_by_the_wide_one() {
    Generator<Object> generator =
        Generator.of(
            y -> {
              Text text =
                  new Text() {
                    @Override
                    @Suspendable
                    public String get() {
                      return "text" + asked(y, "?");
                    }
                  };
              Supplier<CharSequence> wide = text;
              y.yield(text.get());
              y.yield(wide.get());
            });

    assertThat(all(generator)).containsExactly("?", "text1", "?", "text1");
  }

  @Test
  void loop_suspends_in_the_narrow_iterator() {
    Generator<Object> generator =
        Generator.of(
            y -> {
              Words words = () -> new Asking(y);
              for (String word : words) {
                y.yield(word);
              }
              y.yield(words.iterator().next());
            });

    assertThat(all(generator)).containsExactly(1, "w1", 0, "w0", 1, "w1");
  }

  private static final class Asking implements WordIterator {
    private final Yielder<Object> y;
    private int left = 2;

    Asking(Yielder<Object> y) {
      this.y = y;
    }

    @Override
    public boolean hasNext() {
      return left > 0;
    }

    @Override
    @Suspendable
    public String next() {
      left--;
      y.yield(left);
      return "w" + left;
    }
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"})
  void argument_of_the_wrong_type_fails_as_ever() {
    Generator<Object> generator =
        Generator.of(
            y -> {
              Measure measure = text -> asked(y, text);
              Function raw = measure;
              y.yield(raw.apply(List.of()));
            });

    assertThatThrownBy(generator::next).isInstanceOf(ClassCastException.class);
  }
}
