package dev.fermata.instrument.resolve;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Finds methods that override inherited twins although the agent has not made them. */
final class ForeignTwins {
  private ForeignTwins() {}

  /** Lists their keys; {@code inherited} says which companions the class has. */
  static Set<String> of(ClassFacts facts, Repairs repairs, Predicate<JdkCompanions.Row> inherited) {
    if (facts.isUntouchable()
        || facts.instrumented()
        || facts.isInterface()
        || facts.name().startsWith(ApiNames.RUNTIME)) {
      return Set.of();
    }
    Set<String> found = new HashSet<>();
    for (MethodFacts method : facts.methods().values()) {
      String plain = ApiNames.plainOf(method.desc());
      if (plain == null || !method.isSelectable() || method.isAbstract() || method.handWritten()) {
        continue;
      }
      JdkCompanions.Row row = JdkCompanions.rowOf(method.name() + plain);
      if (repairs.inheritsTwin(facts, method.name() + plain)
          || (row != null && inherited.test(row))) {
        found.add(method.key());
      }
    }
    return found;
  }
}
