package dev.fermata.instrument.resolve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The methods of the JDK that call what they are given, and of which the api has a suspendable
 * version. In the descriptors of the table a {@code ~} stands for {@code Ljava/util/function/},
 * {@code O} for {@code Object}.
 *
 * <p>Not in it: {@code sort}, whose order of comparisons belongs to the JDK, and streams.
 */
final class JdkReplacements {
  /**
   * One method.
   *
   * @param owner the class or interface of the JDK that declares it
   * @param method name and descriptor
   * @param isStatic whether there is no receiver
   * @param replacement takes the receiver first and the stack last
   */
  record Row(String owner, String method, boolean isStatic, CallTarget.Replacement replacement) {}

  private static final String OPTIONAL = "java/util/Optional";

  private static final List<Row> ROWS =
      List.of(
          row("IterableCalls", "java/lang/Iterable", "forEach", "(~Consumer;)V"),
          row("IteratorCalls", "java/util/Iterator", "forEachRemaining", "(~Consumer;)V"),
          primitiveIterator("Int"),
          primitiveIterator("Long"),
          primitiveIterator("Double"),
          row("CollectionCalls", "java/util/Collection", "removeIf", "(~Predicate;)Z"),
          row("CollectionCalls", "java/util/List", "replaceAll", "(~UnaryOperator;)V"),
          row("MapCalls", "java/util/Map", "forEach", "(~BiConsumer;)V"),
          row("MapCalls", "java/util/Map", "replaceAll", "(~BiFunction;)V"),
          row("MapComputations", "java/util/Map", "computeIfAbsent", "(O~Function;)O"),
          row("MapComputations", "java/util/Map", "computeIfPresent", "(O~BiFunction;)O"),
          row("MapComputations", "java/util/Map", "compute", "(O~BiFunction;)O"),
          row("MapComputations", "java/util/Map", "merge", "(OO~BiFunction;)O"),
          optional("map", "(~Function;)Ljava/util/Optional;"),
          optional("flatMap", "(~Function;)Ljava/util/Optional;"),
          optional("filter", "(~Predicate;)Ljava/util/Optional;"),
          optional("ifPresent", "(~Consumer;)V"),
          optional("ifPresentOrElse", "(~Consumer;Ljava/lang/Runnable;)V"),
          optional("or", "(~Supplier;)Ljava/util/Optional;"),
          optional("orElseGet", "(~Supplier;)O"),
          optional("orElseThrow", "(~Supplier;)O"),
          optionalOf("Int", "ifPresent", "(~IntConsumer;)V"),
          optionalOf("Int", "ifPresentOrElse", "(~IntConsumer;Ljava/lang/Runnable;)V"),
          optionalOf("Int", "orElseGet", "(~IntSupplier;)I"),
          optionalOf("Int", "orElseThrow", "(~Supplier;)I"),
          optionalOf("Long", "ifPresent", "(~LongConsumer;)V"),
          optionalOf("Long", "ifPresentOrElse", "(~LongConsumer;Ljava/lang/Runnable;)V"),
          optionalOf("Long", "orElseGet", "(~LongSupplier;)J"),
          optionalOf("Long", "orElseThrow", "(~Supplier;)J"),
          optionalOf("Double", "ifPresent", "(~DoubleConsumer;)V"),
          optionalOf("Double", "ifPresentOrElse", "(~DoubleConsumer;Ljava/lang/Runnable;)V"),
          optionalOf("Double", "orElseGet", "(~DoubleSupplier;)D"),
          optionalOf("Double", "orElseThrow", "(~Supplier;)D"),
          ofObjects("requireNonNullElseGet", "(O~Supplier;)O"),
          ofObjects("requireNonNull", "(O~Supplier;)O"));

  /** No two rows have the same method. */
  private static final Map<String, Row> BY_METHOD = new HashMap<>();

  static {
    for (Row row : ROWS) {
      BY_METHOD.put(row.method, row);
    }
  }

  private JdkReplacements() {}

  static List<Row> rows() {
    return ROWS;
  }

  /** Returns the row for methods of that name and descriptor, null if there is none. */
  static @Nullable Row rowOf(String key) {
    return BY_METHOD.get(key);
  }

  /** Tells whether a class is where the JDK's own methods are called. */
  static boolean isOne(String className) {
    return className.startsWith(ApiNames.REPLACEMENT_PACKAGE);
  }

  private static Row primitiveIterator(String element) {
    String owner = "java/util/PrimitiveIterator$Of" + element;
    return row("IteratorCalls", owner, "forEachRemaining", "(~" + element + "Consumer;)V");
  }

  private static Row optional(String name, String desc) {
    return row("OptionalCalls", OPTIONAL, name, desc);
  }

  private static Row optionalOf(String element, String name, String desc) {
    return row("PrimitiveOptionalCalls", OPTIONAL + element, name, desc);
  }

  private static Row ofObjects(String name, String desc) {
    return row(true, "ObjectsCalls", "java/util/Objects", name, desc);
  }

  private static Row row(String replacement, String owner, String name, String desc) {
    return row(false, replacement, owner, name, desc);
  }

  private static Row row(
      boolean isStatic, String replacement, String owner, String name, String desc) {
    String full = full(desc);
    String receiver = isStatic ? "(" : "(L" + owner + ";";
    return new Row(
        owner,
        name + full,
        isStatic,
        new CallTarget.Replacement(
            ApiNames.REPLACEMENT_PACKAGE + replacement,
            name,
            receiver + ApiNames.twinOf(full).substring(1)));
  }

  /** Spells out what begins with a capital at a place where a type begins. */
  private static String full(String desc) {
    return desc.replaceAll("(?<=[(O)])O", "Ljava/lang/Object;")
        .replace("~", "Ljava/util/function/");
  }
}
