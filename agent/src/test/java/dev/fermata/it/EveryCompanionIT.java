package dev.fermata.it;

import static dev.fermata.it.Elements.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.fermata.Body;
import dev.fermata.Generator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.io.Closeable;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleToIntFunction;
import java.util.function.DoubleToLongFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.function.LongToDoubleFunction;
import java.util.function.LongToIntFunction;
import java.util.function.LongUnaryOperator;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ObjIntConsumer;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One lambda for each JDK interface, which yields while it is called through that interface. */
class EveryCompanionIT {
  @ParameterizedTest(name = "{0}")
  @MethodSource({"withObjects", "withInts", "withLongs", "withDoubles"})
  void lambda_yields_in_a_call_through_the_interface(
      String name, Body<Object> body, Object[] yielded) {
    assertThat(all(Generator.of(body))).containsExactly(yielded);
  }

  @Suspendable
  private static <T> T ask(Yielder<Object> y, T answer) {
    y.yield("asked");
    return answer;
  }

  static Stream<Arguments> withObjects() {
    return Stream.of(
        kind("BiConsumer", y -> ((BiConsumer<Integer, Integer>) (t, u) -> ask(y, t)).accept(7, 8)),
        kind(
            "BiFunction",
            y ->
                y.yield(
                    ((BiFunction<Integer, Integer, Integer>) (t, u) -> ask(y, t + u)).apply(3, 4)),
            7),
        kind(
            "BinaryOperator",
            y -> y.yield(((BinaryOperator<Integer>) (t, u) -> ask(y, t + u)).apply(3, 4)),
            7),
        kind(
            "BiPredicate",
            y -> y.yield(((BiPredicate<Integer, Integer>) (t, u) -> ask(y, t) < u).test(7, 8)),
            true),
        kind(
            "BooleanSupplier",
            y -> y.yield(((BooleanSupplier) () -> ask(y, 7) == 7).getAsBoolean()),
            true),
        kind("Callable", y -> y.yield(((Callable<Integer>) () -> ask(y, 7)).call()), 7),
        kind("AutoCloseable", y -> ((AutoCloseable) () -> ask(y, 7)).close()),
        kind("Closeable", y -> ((Closeable) () -> ask(y, 7)).close()),
        kind(
            "Comparator",
            y -> y.yield(((Comparator<Integer>) (t, u) -> ask(y, t) - u).compare(7, 8)),
            -1),
        kind("Consumer", y -> ((Consumer<Integer>) t -> ask(y, t)).accept(7)),
        kind("Function", y -> y.yield(((Function<Integer, Integer>) t -> ask(y, t)).apply(7)), 7),
        kind(
            "Iterable",
            y ->
                y.yield(
                    ((Iterable<Integer>) () -> ask(y, List.of(7)).iterator()).iterator().next()),
            7),
        kind("Predicate", y -> y.yield(((Predicate<Integer>) t -> ask(y, t) == 7).test(7)), true),
        kind("Runnable", y -> ((Runnable) () -> ask(y, 7)).run()),
        kind("Supplier", y -> y.yield(((Supplier<Integer>) () -> ask(y, 7)).get()), 7),
        kind("UnaryOperator", y -> y.yield(((UnaryOperator<Integer>) t -> ask(y, t)).apply(7)), 7));
  }

  static Stream<Arguments> withInts() {
    return Stream.of(
        kind(
            "IntBinaryOperator",
            y -> y.yield(((IntBinaryOperator) (a, b) -> ask(y, a + b)).applyAsInt(3, 4)),
            7),
        kind("IntConsumer", y -> ((IntConsumer) i -> ask(y, i)).accept(7)),
        kind("IntFunction", y -> y.yield(((IntFunction<Object>) i -> ask(y, i)).apply(7)), 7),
        kind("IntPredicate", y -> y.yield(((IntPredicate) i -> ask(y, i) == 7).test(7)), true),
        kind("IntSupplier", y -> y.yield(((IntSupplier) () -> ask(y, 7)).getAsInt()), 7),
        kind(
            "IntToLongFunction",
            y -> y.yield(((IntToLongFunction) i -> ask(y, i)).applyAsLong(7)),
            7L),
        kind(
            "IntToDoubleFunction",
            y -> y.yield(((IntToDoubleFunction) i -> ask(y, i)).applyAsDouble(7)),
            7.0),
        kind(
            "IntUnaryOperator", y -> y.yield(((IntUnaryOperator) i -> ask(y, i)).applyAsInt(7)), 7),
        kind("ObjIntConsumer", y -> ((ObjIntConsumer<String>) (t, i) -> ask(y, i)).accept("t", 7)),
        kind(
            "ToIntBiFunction",
            y ->
                y.yield(
                    ((ToIntBiFunction<String, String>) (t, u) -> ask(y, 7)).applyAsInt("t", "u")),
            7),
        kind(
            "ToIntFunction",
            y -> y.yield(((ToIntFunction<String>) t -> ask(y, 7)).applyAsInt("t")),
            7));
  }

  static Stream<Arguments> withLongs() {
    return Stream.of(
        kind(
            "LongBinaryOperator",
            y -> y.yield(((LongBinaryOperator) (a, b) -> ask(y, a + b)).applyAsLong(3L, 4L)),
            7L),
        kind("LongConsumer", y -> ((LongConsumer) l -> ask(y, l)).accept(7L)),
        kind("LongFunction", y -> y.yield(((LongFunction<Object>) l -> ask(y, l)).apply(7L)), 7L),
        kind("LongPredicate", y -> y.yield(((LongPredicate) l -> ask(y, l) == 7).test(7L)), true),
        kind("LongSupplier", y -> y.yield(((LongSupplier) () -> ask(y, 7L)).getAsLong()), 7L),
        kind(
            "LongToIntFunction",
            y -> y.yield(((LongToIntFunction) l -> ask(y, (int) l)).applyAsInt(7L)),
            7),
        kind(
            "LongToDoubleFunction",
            y -> y.yield(((LongToDoubleFunction) l -> ask(y, l)).applyAsDouble(7L)),
            7.0),
        kind(
            "LongUnaryOperator",
            y -> y.yield(((LongUnaryOperator) l -> ask(y, l)).applyAsLong(7L)),
            7L),
        kind(
            "ObjLongConsumer",
            y -> ((ObjLongConsumer<String>) (t, l) -> ask(y, l)).accept("t", 7L)),
        kind(
            "ToLongBiFunction",
            y ->
                y.yield(
                    ((ToLongBiFunction<String, String>) (t, u) -> ask(y, 7L))
                        .applyAsLong("t", "u")),
            7L),
        kind(
            "ToLongFunction",
            y -> y.yield(((ToLongFunction<String>) t -> ask(y, 7L)).applyAsLong("t")),
            7L));
  }

  static Stream<Arguments> withDoubles() {
    return Stream.of(
        kind(
            "DoubleBinaryOperator",
            y -> y.yield(((DoubleBinaryOperator) (a, b) -> ask(y, a + b)).applyAsDouble(3.0, 4.0)),
            7.0),
        kind("DoubleConsumer", y -> ((DoubleConsumer) d -> ask(y, d)).accept(7.0)),
        kind(
            "DoubleFunction",
            y -> y.yield(((DoubleFunction<Object>) d -> ask(y, d)).apply(7.0)),
            7.0),
        kind(
            "DoublePredicate",
            y -> y.yield(((DoublePredicate) d -> ask(y, d) == 7).test(7.0)),
            true),
        kind(
            "DoubleSupplier",
            y -> y.yield(((DoubleSupplier) () -> ask(y, 7.0)).getAsDouble()),
            7.0),
        kind(
            "DoubleToIntFunction",
            y -> y.yield(((DoubleToIntFunction) d -> ask(y, (int) d)).applyAsInt(7.0)),
            7),
        kind(
            "DoubleToLongFunction",
            y -> y.yield(((DoubleToLongFunction) d -> ask(y, (long) d)).applyAsLong(7.0)),
            7L),
        kind(
            "DoubleUnaryOperator",
            y -> y.yield(((DoubleUnaryOperator) d -> ask(y, d)).applyAsDouble(7.0)),
            7.0),
        kind(
            "ObjDoubleConsumer",
            y -> ((ObjDoubleConsumer<String>) (t, d) -> ask(y, d)).accept("t", 7.0)),
        kind(
            "ToDoubleBiFunction",
            y ->
                y.yield(
                    ((ToDoubleBiFunction<String, String>) (t, u) -> ask(y, 7.0))
                        .applyAsDouble("t", "u")),
            7.0),
        kind(
            "ToDoubleFunction",
            y -> y.yield(((ToDoubleFunction<String>) t -> ask(y, 7.0)).applyAsDouble("t")),
            7.0));
  }

  private static Arguments kind(String name, Body<Object> body) {
    return arguments(name, body, new Object[] {"asked"});
  }

  private static Arguments kind(String name, Body<Object> body, Object result) {
    return arguments(name, body, new Object[] {"asked", result});
  }
}
