package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** References to methods of the JDK's that call what suspends. */
@Suspendable
public final class HigherOrderReferences {
  private HigherOrderReferences() {}

  @Suspendable
  @FunctionalInterface
  interface Task {
    int run();
  }

  private static Supplier<Integer> supplier(int value) {
    return () -> Probe.value(value);
  }

  public static int toASuspendableInterface() {
    Task task = supplier(1)::get;
    return task.run() + task.run();
  }

  public static int toAnInterfaceOfTheJdk() throws Exception {
    Callable<Integer> callable = supplier(2)::get;
    IntSupplier ints = callable.call()::intValue;
    IntSupplier unboxed = supplier(3)::get;
    return ints.getAsInt() + unboxed.getAsInt();
  }

  public static void toRunnable() {
    Runnable first = () -> Probe.point("first");
    Runnable second = first::run;
    Runnable third = second::run;
    third.run();
  }

  public static long withConversions() {
    Function<Integer, Integer> function = n -> Probe.value(n) + 1;
    ToLongFunction<Integer> toLong = function::apply;
    IntBinaryOperator operator = (a, b) -> Probe.value(a) - b;
    BiFunction<Integer, Integer, Object> boxed = operator::applyAsInt;
    return toLong.applyAsLong(3) + (Integer) boxed.apply(9, 4);
  }

  public static int unbound() {
    Function<Supplier<Integer>, Integer> get = Supplier::get;
    Function<Iterator<Integer>, Integer> next = Iterator::next;
    return get.apply(supplier(4)) + next.apply(List.of(Probe.value(5)).iterator());
  }

  public static int serializable() {
    Supplier<Integer> again = (Supplier<Integer> & Serializable) supplier(6)::get;
    return again.get();
  }

  public static int thatFails() {
    Supplier<Integer> failing = () -> Probe.fail(new IllegalStateException("a"));
    Task task = failing::get;
    try {
      return task.run();
    } catch (IllegalStateException e) {
      return Probe.value(7);
    }
  }

  public static int ofNull() {
    Supplier<Integer> none = null;
    try {
      Task task = none::get;
      return task.run();
    } catch (NullPointerException e) {
      return Probe.value(8);
    }
  }

  public static void toMethodsThatCallWhatTheyAreGiven() {
    Consumer<Consumer<Integer>> each = new ArrayList<>(List.of(1, 2))::forEach;
    each.accept(v -> Probe.log(Probe.value(v)));
    Map<Integer, Integer> map = new HashMap<>();
    BiFunction<Integer, Function<Integer, Integer>, Integer> compute = map::computeIfAbsent;
    Probe.log(compute.apply(3, k -> Probe.value(k) + 1));
    BiFunction<Optional<Integer>, Function<Integer, Integer>, Optional<Integer>> over =
        Optional::map;
    Probe.log(over.apply(Optional.of(5), v -> Probe.value(v)).get());
    BiFunction<Integer, Supplier<Integer>, Integer> given = Objects::requireNonNullElseGet;
    Probe.log(given.apply(null, supplier(6)));
  }

  // ---- interfaces that narrow what the JDK's declares

  interface Numbers extends Iterator<Integer> {
    @Override
    Integer next();
  }

  interface Source extends Iterable<Integer> {
    @Override
    Numbers iterator();
  }

  interface Measure extends Function<String, Integer> {
    @Override
    Integer apply(String text);
  }

  interface Length extends Measure {
    @Override
    Integer apply(String text);
  }

  abstract static class Text implements Supplier<CharSequence> {
    @Override
    public abstract String get();
  }

  private static final class Two implements Source, Numbers {
    private int left = 2;

    @Override
    @Suspendable
    public Numbers iterator() {
      return Probe.value(this);
    }

    @Override
    @Suspendable
    public boolean hasNext() {
      return Probe.value(left > 0);
    }

    @Override
    @Suspendable
    public Integer next() {
      return Probe.value(Integer.valueOf(left--));
    }

    @Override
    public String toString() {
      return "two";
    }
  }

  public static void narrowedIterator() {
    Iterable<Integer> wide = new Two();
    for (Integer number : wide) {
      Probe.log(number);
    }
  }

  private static Measure measure() {
    return text -> Probe.value(text).length();
  }

  public static int narrowedLambda() {
    Measure measure = measure();
    Length length = text -> Probe.value(text.length() * 10);
    Task task = () -> measure.apply("abc");
    return measure.apply("a") + length.apply("abcd") + task.run();
  }

  public static String narrowedInAnAbstractClass() {
    Text text =
        new Text() {
          @Override
          @Suspendable
          public String get() {
            return Probe.value("text");
          }
        };
    Supplier<CharSequence> wide = text;
    return wide.get() + "!";
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  public static int narrowedAndPolluted() {
    Function raw = measure();
    try {
      return (Integer) raw.apply(1);
    } catch (ClassCastException e) {
      return Probe.value(9);
    }
  }
}
