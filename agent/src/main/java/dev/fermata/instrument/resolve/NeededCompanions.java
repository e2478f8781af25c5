package dev.fermata.instrument.resolve;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which companions a class needs: it implements the JDK's interface by a suspendable method. */
final class NeededCompanions {
  private final Hierarchy hierarchy;
  private final ClassFacts facts;
  private final Inference inference;

  NeededCompanions(Hierarchy hierarchy, ClassFacts facts, Inference inference) {
    this.hierarchy = hierarchy;
    this.facts = facts;
    this.inference = inference;
  }

  /** Lists those that the class must implement and no supertype does. */
  List<String> missing() {
    Set<String> lineage = hierarchy.lineage(facts.name());
    Set<String> missing = new LinkedHashSet<>();
    for (JdkCompanions.Row row : JdkCompanions.rows()) {
      if (lineage.contains(row.interfaceName())
          && !lineage.contains(row.companion())
          && needs(facts, row)
          && !inheritsAdded(row.companion())) {
        missing.add(row.companion());
      }
    }
    return List.copyOf(missing);
  }

  /** Tells whether a supertype is a companion, or will be. */
  boolean isInherited(String companion) {
    return hierarchy.lineage(facts.name()).contains(companion) || inheritsAdded(companion);
  }

  private boolean inheritsAdded(String companion) {
    return hierarchy.supertypes(facts).stream().anyMatch(above -> adds(above, companion));
  }

  /** One method is enough to need the companion, whose other twins are plain unless overridden. */
  private boolean adds(ClassFacts above, String companion) {
    return JdkCompanions.rows().stream()
        .anyMatch(row -> row.companion().equals(companion) && needs(above, row));
  }

  /** Where the method is inherited, its twin is too. */
  private boolean needs(ClassFacts type, JdkCompanions.Row row) {
    return !type.isUntouchable()
        && hierarchy.isSubtype(type.name(), row.interfaceName())
        && inference.ask(() -> isSuspendableIn(type, row));
  }

  private boolean isSuspendableIn(ClassFacts type, JdkCompanions.Row row) {
    return hierarchy.resolve(type.name(), row.method()).stream()
        .anyMatch(member -> !member.method().isStatic() && inference.suspends(member));
  }
}
