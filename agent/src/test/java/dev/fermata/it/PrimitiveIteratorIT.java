package dev.fermata.it;

import static dev.fermata.it.Elements.all;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Generator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.util.Iterator;
import java.util.PrimitiveIterator;
import org.junit.jupiter.api.Test;

/**
 * Boxed {@code next()} of iterators over primitives: the companion's twin of it calls the twin of
 * the primitive one, as the JDK's default does, unless the iterator has a {@code next} of its own.
 */
class PrimitiveIteratorIT {
  /** Asks before each element. */
  private abstract static class Source {
    Yielder<String> y;
    int last;

    public boolean hasNext() {
      return last < 4;
    }
  }

  private static <S extends Source & Iterator<? extends Number>> String each(S numbers) {
    Generator<String> generator =
        Generator.of(
            y -> {
              numbers.y = y;
              Iterator<? extends Number> erased = numbers;
              y.yield("erased " + erased.next());
              if (erased instanceof PrimitiveIterator.OfInt ints) {
                y.yield("boxed " + ints.next());
                y.yield("int " + ints.nextInt());
              }
            });
    return String.join(", ", all(generator));
  }

  private static class OwnNext extends Source implements PrimitiveIterator.OfInt {
    @Override
    @Suspendable
    public int nextInt() {
      y.yield("asking");
      return ++last;
    }

    @Override
    public Integer next() {
      return 100 + nextInt();
    }
  }

  @Test
  void next_that_is_overridden_beside_a_marked_primitive_one_is_the_one_that_runs() {
    assertThat(each(new OwnNext()))
        .isEqualTo("asking, erased 101, asking, boxed 102, asking, int 3");
  }

  private static final class SubclassNext extends OwnNext {
    @Override
    public Integer next() {
      y.yield("twice");
      return super.next() * 2;
    }
  }

  @Test
  void next_of_a_subclass_runs_with_its_super_call() {
    assertThat(each(new SubclassNext()))
        .isEqualTo("twice, asking, erased 202, twice, asking, boxed 204, asking, int 3");
  }

  private static class Marked extends Source implements PrimitiveIterator.OfInt {
    @Override
    @Suspendable
    public int nextInt() {
      y.yield("asking");
      return ++last;
    }
  }

  private static final class OwnNextBelow extends Marked {
    @Override
    public Integer next() {
      return 100 + nextInt();
    }
  }

  @Test
  void next_of_a_class_below_the_marked_one_runs() {
    assertThat(each(new OwnNextBelow()))
        .isEqualTo("asking, erased 101, asking, boxed 102, asking, int 3");
  }

  private abstract static class Counting extends Source {
    public Integer next() {
      return 100 + ++last;
    }
  }

  private static final class NextAbove extends Counting implements PrimitiveIterator.OfInt {
    @Override
    @Suspendable
    public int nextInt() {
      y.yield("asking");
      return ++last;
    }
  }

  @Test
  void next_that_is_inherited_from_a_class_that_is_no_iterator_runs() {
    assertThat(each(new NextAbove())).isEqualTo("erased 101, boxed 102, asking, int 3");
  }

  private interface Hundred extends PrimitiveIterator.OfInt {
    int count();

    @Override
    default Integer next() {
      return 100 + count();
    }
  }

  private static class DefaultNext extends Source implements Hundred {
    @Override
    public int count() {
      return ++last;
    }

    @Override
    @Suspendable
    public int nextInt() {
      y.yield("asking");
      return ++last;
    }
  }

  private static final class DefaultNextBelow extends DefaultNext {}

  private static final class DefaultNextLate extends Marked implements Hundred {
    @Override
    public int count() {
      return ++last;
    }
  }

  private interface MarkedHundred extends Hundred {
    @Override
    @Suspendable
    int nextInt();
  }

  private static final class DefaultNextOfInterface extends Source implements MarkedHundred {
    @Override
    public int count() {
      return ++last;
    }

    @Override
    public int nextInt() {
      y.yield("asking");
      return ++last;
    }
  }

  @Test
  void next_that_is_a_default_of_an_interface_of_ones_own_runs() {
    String expected = "erased 101, boxed 102, asking, int 3";
    assertThat(each(new DefaultNext())).isEqualTo(expected);
    assertThat(each(new DefaultNextBelow())).isEqualTo(expected);
    assertThat(each(new DefaultNextLate())).isEqualTo(expected);
    assertThat(each(new DefaultNextOfInterface())).isEqualTo(expected);
  }

  private static class Typed<T> extends Source implements Iterator<T> {
    T element;

    @Override
    public T next() {
      return element;
    }
  }

  private static final class TypedInts extends Typed<Integer> implements PrimitiveIterator.OfInt {
    TypedInts() {
      element = 7;
    }

    @Override
    @Suspendable
    public int nextInt() {
      y.yield("asking");
      return 1;
    }
  }

  @Test
  void next_that_is_inherited_with_another_erasure_runs() {
    assertThat(each(new TypedInts())).isEqualTo("erased 7, boxed 7, asking, int 1");
  }

  private static final class Longs extends Source implements PrimitiveIterator.OfLong {
    @Override
    @Suspendable
    public long nextLong() {
      y.yield("asking");
      return ++last;
    }

    @Override
    public Long next() {
      return 100 + nextLong();
    }
  }

  private static final class Doubles extends Source implements PrimitiveIterator.OfDouble {
    @Override
    @Suspendable
    public double nextDouble() {
      y.yield("asking");
      return ++last;
    }

    @Override
    public Double next() {
      return 100 + nextDouble();
    }
  }

  @Test
  void next_that_is_overridden_runs_for_each_element_type() {
    assertThat(each(new Longs())).isEqualTo("asking, erased 101");
    assertThat(each(new Doubles())).isEqualTo("asking, erased 101.0");
  }

  private static final class MarkedNext extends Source implements PrimitiveIterator.OfInt {
    @Override
    public int nextInt() {
      return ++last;
    }

    @Override
    @Suspendable
    public Integer next() {
      y.yield("asking");
      return 100 + nextInt();
    }
  }

  @Test
  void next_alone_can_be_marked() {
    assertThat(each(new MarkedNext())).isEqualTo("asking, erased 101, asking, boxed 102, int 3");
  }
}
