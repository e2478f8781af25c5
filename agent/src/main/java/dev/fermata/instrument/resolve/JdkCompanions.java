package dev.fermata.instrument.resolve;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The methods of JDK interfaces that can suspend by a companion interface of the api. In the
 * descriptors of the table {@code O} stands for {@code Object}.
 */
final class JdkCompanions {
  /**
   * One method of one interface.
   *
   * @param interfaceName of the JDK
   * @param method name and descriptor
   * @param companion the interface of the api which has the twin
   * @param dispatcher calls the companion if the receiver is one, else the plain method
   */
  record Row(
      String interfaceName, String method, String companion, CallTarget.Companion dispatcher) {}

  /**
   * A method of the table whose twin in the companion calls the twin of another method, as the
   * JDK's default does: it is the wrong one where the default is overridden.
   *
   * @param interfaceName of the JDK
   * @param method name and descriptor
   * @param basis the method that the default calls
   */
  record Derived(String interfaceName, String method, String basis) {}

  private static final List<Derived> DERIVED =
      List.of(
          boxed("Double", "next()Ljava/lang/Double;", "nextDouble()D"),
          boxed("Int", "next()Ljava/lang/Integer;", "nextInt()I"),
          boxed("Long", "next()Ljava/lang/Long;", "nextLong()J"));

  private static final List<Row> ROWS =
      List.of(
          row("java/lang/AutoCloseable", "close", "()V", "SuspendableAutoCloseable"),
          row("java/lang/Iterable", "iterator", "()Ljava/util/Iterator;", "SuspendableIterable"),
          row("java/lang/Runnable", "run", "()V", "SuspendableRunnable"),
          row("java/util/Comparator", "compare", "(OO)I", "SuspendableComparator"),
          row("java/util/Iterator", "hasNext", "()Z", "SuspendableIterator"),
          row("java/util/Iterator", "next", "()O", "SuspendableIterator"),
          primitiveIterator("Double", "nextDouble", "()D"),
          primitiveIterator("Double", "next", "()Ljava/lang/Double;"),
          primitiveIterator("Int", "nextInt", "()I"),
          primitiveIterator("Int", "next", "()Ljava/lang/Integer;"),
          primitiveIterator("Long", "nextLong", "()J"),
          primitiveIterator("Long", "next", "()Ljava/lang/Long;"),
          row("java/util/concurrent/Callable", "call", "()O", "SuspendableCallable"),
          function("BiConsumer", "accept", "(OO)V"),
          function("BiFunction", "apply", "(OO)O"),
          function("BiPredicate", "test", "(OO)Z"),
          function("BooleanSupplier", "getAsBoolean", "()Z"),
          function("Consumer", "accept", "(O)V"),
          function("DoubleBinaryOperator", "applyAsDouble", "(DD)D"),
          function("DoubleConsumer", "accept", "(D)V"),
          function("DoubleFunction", "apply", "(D)O"),
          function("DoublePredicate", "test", "(D)Z"),
          function("DoubleSupplier", "getAsDouble", "()D"),
          function("DoubleToIntFunction", "applyAsInt", "(D)I"),
          function("DoubleToLongFunction", "applyAsLong", "(D)J"),
          function("DoubleUnaryOperator", "applyAsDouble", "(D)D"),
          function("Function", "apply", "(O)O"),
          function("IntBinaryOperator", "applyAsInt", "(II)I"),
          function("IntConsumer", "accept", "(I)V"),
          function("IntFunction", "apply", "(I)O"),
          function("IntPredicate", "test", "(I)Z"),
          function("IntSupplier", "getAsInt", "()I"),
          function("IntToDoubleFunction", "applyAsDouble", "(I)D"),
          function("IntToLongFunction", "applyAsLong", "(I)J"),
          function("IntUnaryOperator", "applyAsInt", "(I)I"),
          function("LongBinaryOperator", "applyAsLong", "(JJ)J"),
          function("LongConsumer", "accept", "(J)V"),
          function("LongFunction", "apply", "(J)O"),
          function("LongPredicate", "test", "(J)Z"),
          function("LongSupplier", "getAsLong", "()J"),
          function("LongToDoubleFunction", "applyAsDouble", "(J)D"),
          function("LongToIntFunction", "applyAsInt", "(J)I"),
          function("LongUnaryOperator", "applyAsLong", "(J)J"),
          function("ObjDoubleConsumer", "accept", "(OD)V"),
          function("ObjIntConsumer", "accept", "(OI)V"),
          function("ObjLongConsumer", "accept", "(OJ)V"),
          function("Predicate", "test", "(O)Z"),
          function("Supplier", "get", "()O"),
          function("ToDoubleBiFunction", "applyAsDouble", "(OO)D"),
          function("ToDoubleFunction", "applyAsDouble", "(O)D"),
          function("ToIntBiFunction", "applyAsInt", "(OO)I"),
          function("ToIntFunction", "applyAsInt", "(O)I"),
          function("ToLongBiFunction", "applyAsLong", "(OO)J"),
          function("ToLongFunction", "applyAsLong", "(O)J"));

  /** Interfaces that inherit their functional method from one of the table. */
  private static final List<String> HEIRS =
      List.of(
          "java/io/Closeable",
          "java/util/function/BinaryOperator",
          "java/util/function/UnaryOperator");

  /** No two interfaces of the table have the same method. */
  private static final Map<String, Row> BY_METHOD = new HashMap<>();

  private static final Set<String> INTERFACES = new HashSet<>(HEIRS);

  static {
    for (Row row : ROWS) {
      BY_METHOD.put(row.method, row);
      INTERFACES.add(row.interfaceName);
    }
  }

  private JdkCompanions() {}

  static List<Row> rows() {
    return ROWS;
  }

  static List<Derived> derived() {
    return DERIVED;
  }

  /** Returns the row for methods of that name and descriptor, null if there is none. */
  static @Nullable Row rowOf(String key) {
    return BY_METHOD.get(key);
  }

  /** Tells whether the JDK's interface has such a method, its own or inherited. */
  static boolean hasInterface(String name) {
    return INTERFACES.contains(name);
  }

  private static Row function(String name, String method, String desc) {
    return row("java/util/function/" + name, method, desc, "Suspendable" + name);
  }

  private static Derived boxed(String element, String method, String basis) {
    return new Derived("java/util/PrimitiveIterator$Of" + element, method, basis);
  }

  private static Row primitiveIterator(String element, String method, String desc) {
    String companion = "Suspendable" + element + "Iterator";
    return row("java/util/PrimitiveIterator$Of" + element, method, desc, companion);
  }

  private static Row row(String interfaceName, String name, String desc, String companionName) {
    String full = desc.contains("L") ? desc : desc.replace("O", "Ljava/lang/Object;");
    String dispatched = "(L" + interfaceName + ";" + ApiNames.twinOf(full).substring(1);
    String companion = ApiNames.COMPANION_PACKAGE + companionName;
    return new Row(
        interfaceName,
        name + full,
        companion,
        new CallTarget.Companion(companion, name, dispatched));
  }
}
