package dev.fermata.runtime.replacement;

import dev.fermata.DoubleGenerator;
import dev.fermata.IntGenerator;
import dev.fermata.LongGenerator;
import dev.fermata.Suspendable;
import dev.fermata.runtime.companion.SuspendableConsumer;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;

/** Stands in for the methods of {@link Iterator} and {@link PrimitiveIterator}. */
@Suspendable
public final class IteratorCalls {
  private enum Way {
    CALLED,
    INHERITED,
    FAIL_FAST,
    ITERATED,
    INTS,
    LONGS,
    DOUBLES
  }

  private static final Selection<Way> FOR_EACH_REMAINING =
      new Selection<>(
          Way.CALLED,
          Map.of(
              "java.util.Iterator", Way.INHERITED,
              "java.util.ArrayList$Itr", Way.FAIL_FAST,
              "java.util.ArrayList$SubList$1", Way.FAIL_FAST,
              "java.util.LinkedList$ListItr", Way.FAIL_FAST,
              "java.util.Collections$1", Way.ITERATED,
              "java.util.concurrent.CopyOnWriteArrayList$COWIterator", Way.ITERATED,
              "java.util.PrimitiveIterator$OfInt", Way.INTS,
              "java.util.PrimitiveIterator$OfLong", Way.LONGS,
              "java.util.PrimitiveIterator$OfDouble", Way.DOUBLES),
          Set.of(),
          "forEachRemaining",
          Consumer.class);

  private static final Selection<Way> FOR_EACH_INT =
      Selections.ofPrimitives("java.util.PrimitiveIterator$OfInt", IntConsumer.class);
  private static final Selection<Way> FOR_EACH_LONG =
      Selections.ofPrimitives("java.util.PrimitiveIterator$OfLong", LongConsumer.class);
  private static final Selection<Way> FOR_EACH_DOUBLE =
      Selections.ofPrimitives("java.util.PrimitiveIterator$OfDouble", DoubleConsumer.class);

  private IteratorCalls() {}

  /**
   * Stands in for {@link Iterator#forEachRemaining}.
   *
   * @param self the receiver
   * @param action as there
   * @param <E> as there
   */
  public static <E> void forEachRemaining(Iterator<E> self, Consumer<? super E> action) {
    if (GeneratorCalls.forEach(self, action)) {
      return;
    }
    Way way = FOR_EACH_REMAINING.of(self);
    if (way == Way.INHERITED) {
      forEachNext(self, Objects.requireNonNull(action));
    } else if (way.compareTo(Way.INTS) >= 0) {
      forEachBoxed(way, self, action);
    } else if (way == Way.CALLED || !(action instanceof SuspendableConsumer)) {
      self.forEachRemaining(action);
    } else if (way == Way.ITERATED || isAnyLeft(self)) {
      forEachNext(self, action);
      if (way == Way.FAIL_FAST) {
        FailFast.check(self);
      }
    }
  }

  private static <E> void forEachNext(Iterator<E> self, Consumer<? super E> action) {
    while (self.hasNext()) {
      action.accept(self.next());
    }
  }

  /** Asks the method itself, which also fails if the list was modified. */
  private static boolean isAnyLeft(Iterator<?> self) {
    Reached reached = new Reached();
    try {
      self.forEachRemaining(reached.withElement());
      return false;
    } catch (Reached thrown) {
      reached.expect(thrown);
      return true;
    }
  }

  @SuppressWarnings("unchecked") // the way tells the element's type
  private static <E> void forEachBoxed(Way way, Iterator<E> self, Consumer<? super E> action) {
    if (way == Way.INTS) {
      forEachInteger((PrimitiveIterator.OfInt) self, (Consumer<? super Integer>) action);
    } else if (way == Way.LONGS) {
      forEachLong((PrimitiveIterator.OfLong) self, (Consumer<? super Long>) action);
    } else {
      forEachDouble((PrimitiveIterator.OfDouble) self, (Consumer<? super Double>) action);
    }
  }

  private static void forEachInteger(
      PrimitiveIterator.OfInt self, Consumer<? super Integer> action) {
    if (action instanceof IntConsumer unboxed) {
      forEachRemaining(self, unboxed);
    } else if (GeneratorCalls.forEach(self, action)) {
      return;
    } else if (FOR_EACH_INT.of(self) == Way.INHERITED && action != null) {
      while (self.hasNext()) {
        action.accept(self.nextInt());
      }
    } else {
      self.forEachRemaining(action);
    }
  }

  private static void forEachLong(PrimitiveIterator.OfLong self, Consumer<? super Long> action) {
    if (action instanceof LongConsumer unboxed) {
      forEachRemaining(self, unboxed);
    } else if (GeneratorCalls.forEach(self, action)) {
      return;
    } else if (FOR_EACH_LONG.of(self) == Way.INHERITED && action != null) {
      while (self.hasNext()) {
        action.accept(self.nextLong());
      }
    } else {
      self.forEachRemaining(action);
    }
  }

  private static void forEachDouble(
      PrimitiveIterator.OfDouble self, Consumer<? super Double> action) {
    if (action instanceof DoubleConsumer unboxed) {
      forEachRemaining(self, unboxed);
    } else if (GeneratorCalls.forEach(self, action)) {
      return;
    } else if (FOR_EACH_DOUBLE.of(self) == Way.INHERITED && action != null) {
      while (self.hasNext()) {
        action.accept(self.nextDouble());
      }
    } else {
      self.forEachRemaining(action);
    }
  }

  /**
   * Stands in for {@link PrimitiveIterator.OfInt#forEachRemaining(IntConsumer)}.
   *
   * @param self the receiver
   * @param action as there
   */
  public static void forEachRemaining(PrimitiveIterator.OfInt self, IntConsumer action) {
    if (self instanceof IntGenerator generator) {
      generator.forEachRemaining(action);
    } else if (FOR_EACH_INT.of(self) == Way.INHERITED) {
      Objects.requireNonNull(action);
      while (self.hasNext()) {
        action.accept(self.nextInt());
      }
    } else {
      self.forEachRemaining(action);
    }
  }

  /**
   * Stands in for {@link PrimitiveIterator.OfLong#forEachRemaining(LongConsumer)}.
   *
   * @param self the receiver
   * @param action as there
   */
  public static void forEachRemaining(PrimitiveIterator.OfLong self, LongConsumer action) {
    if (self instanceof LongGenerator generator) {
      generator.forEachRemaining(action);
    } else if (FOR_EACH_LONG.of(self) == Way.INHERITED) {
      Objects.requireNonNull(action);
      while (self.hasNext()) {
        action.accept(self.nextLong());
      }
    } else {
      self.forEachRemaining(action);
    }
  }

  /**
   * Stands in for {@link PrimitiveIterator.OfDouble#forEachRemaining(DoubleConsumer)}.
   *
   * @param self the receiver
   * @param action as there
   */
  public static void forEachRemaining(PrimitiveIterator.OfDouble self, DoubleConsumer action) {
    if (self instanceof DoubleGenerator generator) {
      generator.forEachRemaining(action);
    } else if (FOR_EACH_DOUBLE.of(self) == Way.INHERITED) {
      Objects.requireNonNull(action);
      while (self.hasNext()) {
        action.accept(self.nextDouble());
      }
    } else {
      self.forEachRemaining(action);
    }
  }

  /** What initialises this class is not suspendable. */
  private static final class Selections {
    static Selection<Way> ofPrimitives(String inherited, Class<?> consumer) {
      return new Selection<>(
          Way.CALLED, Map.of(inherited, Way.INHERITED), Set.of(), "forEachRemaining", consumer);
    }
  }
}
