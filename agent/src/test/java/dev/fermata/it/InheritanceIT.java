package dev.fermata.it;

import static dev.fermata.it.Elements.all;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Generator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A mark is inherited, by overrides, implementations and lambdas. */
class InheritanceIT {
  private static Generator<String> of(Feed feed) {
    return Generator.of(feed::produce);
  }

  private static final class Loud extends Feed {
    Loud(String name) {
      super(name);
    }

    @Override
    void produce(Yielder<String> y) {
      y.yield(name() + "!");
      super.produce(y);
      y.yield(name() + "!!");
    }
  }

  private static final class Quiet extends Feed {
    Quiet() {
      super("quiet");
    }
  }

  @Test
  void override_of_a_marked_method_of_another_class_needs_no_mark() {
    assertThat(all(of(new Loud("a")))).containsExactly("a!", "a1", "a2", "a!!");
  }

  @Test
  void inherited_method_yields() {
    assertThat(all(of(new Quiet()))).containsExactly("quiet1", "quiet2");
  }

  /** Marked as a whole. */
  @Suspendable
  interface Source {
    void emit(Yielder<String> y);

    default void emitTwice(Yielder<String> y) {
      emit(y);
      emit(y);
    }

    static void emitAll(List<Source> sources, Yielder<String> y) {
      for (Source source : sources) {
        source.emit(y);
      }
    }
  }

  private static final class Two implements Source {
    @Override
    public void emit(Yielder<String> y) {
      y.yield("one");
      y.yield("two");
    }
  }

  private record Named(String name) implements Source {
    @Override
    public void emit(Yielder<String> y) {
      y.yield(name);
    }

    @Override
    public void emitTwice(Yielder<String> y) {
      y.yield("twice:");
      Source.super.emitTwice(y);
    }
  }

  private enum Suit implements Source {
    HEARTS,
    SPADES {
      @Override
      public void emit(Yielder<String> y) {
        y.yield("black");
        super.emit(y);
      }
    };

    @Override
    public void emit(Yielder<String> y) {
      y.yield(name());
    }
  }

  @Test
  void class_that_implements_a_marked_interface_needs_no_mark() {
    assertThat(all(Generator.<String>of(new Two()::emit))).containsExactly("one", "two");
  }

  @Test
  void default_methods_of_a_marked_interface_yield() {
    assertThat(all(Generator.<String>of(new Two()::emitTwice)))
        .containsExactly("one", "two", "one", "two");
    assertThat(all(Generator.<String>of(new Named("n")::emitTwice)))
        .containsExactly("twice:", "n", "n");
  }

  @Test
  void static_method_of_a_marked_interface_yields() {
    List<Source> sources = List.of(new Named("n"), new Two(), Suit.HEARTS, Suit.SPADES);

    assertThat(all(Generator.<String>of(y -> Source.emitAll(sources, y))))
        .containsExactly("n", "one", "two", "HEARTS", "black", "SPADES");
  }

  @Test
  void lambdas_and_method_references_implement_a_marked_interface() {
    Source lambda = y -> y.yield("lambda");
    Source reference = InheritanceIT::emitReference;
    Source nested = lambda::emitTwice;

    assertThat(
            all(Generator.<String>of(y -> Source.emitAll(List.of(lambda, reference, nested), y))))
        .containsExactly("lambda", "reference", "lambda", "lambda");
  }

  private static void emitReference(Yielder<String> y) {
    y.yield("reference");
  }

  /** A functional interface that knows nothing of yielders. */
  @Suspendable
  @FunctionalInterface
  interface Visitor<T, R> {
    R visit(T value, long index);
  }

  @Suspendable
  private static <T, R> List<R> visitAll(List<T> values, Visitor<? super T, ? extends R> visitor) {
    List<R> results = new ArrayList<>();
    for (T value : values) {
      results.add(visitor.visit(value, results.size()));
    }
    return results;
  }

  @Test
  void lambda_given_to_a_helper_yields_through_it() {
    Generator<Object> visits =
        Generator.of(
            y ->
                y.yield(
                    visitAll(
                        List.of("a", "b"),
                        (value, index) -> {
                          y.yield(index + value);
                          return value.charAt(0);
                        })));

    assertThat(all(visits)).containsExactly("0a", "1b", List.of('a', 'b'));
  }

  @Test
  void marked_code_runs_plainly_outside_of_a_generator() {
    List<Long> indices = visitAll(List.of("a", "b"), (value, index) -> index);

    assertThat(indices).containsExactly(0L, 1L);
  }

  /** The type parameter makes the compiler write a bridge into the subclass. */
  private abstract static class Template<T> {
    @Suspendable
    abstract T make(T seed, Yielder<Object> y);

    @Suspendable
    final T makeTwice(T seed, Yielder<Object> y) {
      return make(make(seed, y), y);
    }
  }

  private static final class Doubling extends Template<Integer> {
    @Override
    Integer make(Integer seed, Yielder<Object> y) {
      y.yield("doubling " + seed);
      return 2 * seed;
    }
  }

  @Test
  void override_behind_a_bridge_method_yields() {
    Template<Integer> template = new Doubling();

    assertThat(all(Generator.of(y -> y.yield(template.makeTwice(5, y)))))
        .containsExactly("doubling 5", "doubling 10", 20);
  }
}
