package dev.fermata.instrument.resolve;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the dispatch of twins equal to that of plain methods. The JVM selects (JVMS §5.4.6) among
 * the twins as if they were methods of their own; where it would end elsewhere than among the plain
 * methods, a class gets a plain twin more:
 *
 * <pre>
 *   1. the class declares the method, it cannot suspend,  the twin calls the class's own method
 *      and a supertype has a twin of that signature
 *   2. it inherits the method, and its twins are several  the twin calls the method virtually
 *      or the selected one runs another class's body
 * </pre>
 *
 * <p>A third: a companion's twin is one of the JDK's default, and is hidden by a plain twin where
 * the class inherits another body of that method.
 *
 * <p>By the first rule all classes below the topmost twin have twins where they have methods, so
 * that package-private ones override each other alike. The second is needed above that twin, where
 * interfaces join, and next to classes that are not transformed.
 *
 * <p>A plain twin of the second kind is right for every object, but not for {@code super} calls:
 * those are to be made plainly where {@link #runs} says no. One thread only.
 */
final class Repairs {
  /**
   * The twin of one signature in one class.
   *
   * @param added by a rule above, not because the method is suspendable
   * @param dispatches whether it calls the plain method virtually, so that it ends where that does
   */
  record Twin(ClassFacts owner, boolean added, boolean dispatches) {}

  private final KnownClasses known;
  private final Hierarchy hierarchy;
  private final Relevance relevance;
  private final Declared suspension;
  private final KnownTwins shared;

  /** What the shared ones lack, the number of searches under way, and when they began. */
  private final Map<String, Map<String, Twin>> fresh = new HashMap<>();

  private int finding;
  private int begun;

  /** By class and key; what is being looked for is empty, in case a class is its own supertype. */
  private final Map<String, Map<String, Twin>> twins = new HashMap<>();

  Repairs(Knowledge knowledge, Declared suspension) {
    this.known = knowledge.known();
    this.hierarchy = knowledge.hierarchy();
    this.relevance = knowledge.relevance();
    this.suspension = suspension;
    this.shared = knowledge.twins();
    this.begun = known.surprises();
  }

  /**
   * To be called when all that was asked is known for good: other classes need not find it anew.
   */
  void share() {
    if (!fresh.isEmpty() && finding == 0) {
      shared.add(fresh, begun);
      fresh.clear();
    }
  }

  /** To be called when more turned out to be suspendable. */
  void forget() {
    twins.clear();
    fresh.clear();
    begun = known.surprises();
  }

  /** Lists the plain twins that a class needs and does not bring. */
  List<Repair> of(ClassFacts type) {
    return twins(type).entrySet().stream()
        .filter(each -> each.getValue().added && !type.methods().containsKey(twinKey(each)))
        .map(each -> new RepairCall(known, type, each.getKey(), replaced(type, each.getKey())))
        .map(RepairCall::repair)
        .toList();
  }

  private static String twinKey(Map.Entry<String, Twin> twin) {
    return ApiNames.twinOf(twin.getKey());
  }

  /** Tells whether a {@code super} call that resolves to the member would run its body as twin. */
  boolean runs(String owner, Member member) {
    Twin twin = twinIn(owner, member.method().key());
    return member.method().isPrivate()
        || (twin != null && !twin.dispatches && twin.owner.name().equals(member.owner().name()));
  }

  /** Tells whether instances of a class have a plain twin of an inherited method. */
  boolean isRepaired(String owner, String key) {
    Twin twin = twinIn(owner, key);
    return twin != null && twin.added && twin.dispatches;
  }

  /** Tells whether a class inherits a twin of that signature. */
  boolean inheritsTwin(ClassFacts type, String key) {
    return hierarchy.supertypes(type).stream().anyMatch(above -> twins(above).containsKey(key));
  }

  private @Nullable Twin twinIn(String owner, String key) {
    ClassFacts type = ApiNames.isJdk(owner) ? null : known.find(owner);
    if (type == null || !relevance.matters(type.outline())) {
      return null;
    }
    Twin own = twins(type).get(key);
    return own != null ? own : selected(type, key);
  }

  private Map<String, Twin> twins(ClassFacts type) {
    Map<String, Twin> found = twins.get(type.name());
    if (found == null) {
      found = shared.find(type.name());
    }
    if (found == null) {
      twins.put(type.name(), Map.of());
      finding++;
      found = find(type);
      finding--;
      twins.put(type.name(), found);
      fresh.put(type.name(), found);
    }
    return found;
  }

  private Map<String, Twin> find(ClassFacts type) {
    if (type.isUntouchable() || !relevance.matters(type.outline())) {
      return Map.of();
    }
    Map<String, Twin> found = new LinkedHashMap<>();
    for (MethodFacts method : type.methods().values()) {
      if (method.isSelectable() && suspension.suspends(type, method)) {
        found.put(method.key(), new Twin(type, false, method.isAbstract()));
      }
    }
    Set<String> inherited = new LinkedHashSet<>();
    hierarchy.supertypes(type).forEach(above -> inherited.addAll(twins(above).keySet()));
    inherited.removeAll(found.keySet());
    for (String key : inherited) {
      Twin added = add(type, key);
      if (added != null) {
        found.put(key, added);
      }
    }
    for (JdkCompanions.Derived derived : JdkCompanions.derived()) {
      if (!found.containsKey(derived.method()) && isDerivedElsewhere(type, derived)) {
        found.put(derived.method(), new Twin(type, true, true));
      }
    }
    return found;
  }

  /** The companion's twin stands for the JDK's default only. */
  private boolean isDerivedElsewhere(ClassFacts type, JdkCompanions.Derived derived) {
    return suspension.hasTwinOf(derived, type)
        && !derived.interfaceName().equals(hierarchy.selected(type, derived.method()))
        && !isDispatchedAlike(type, derived.method());
  }

  private @Nullable Twin add(ClassFacts type, String key) {
    MethodFacts declared = type.method(key);
    if (declared != null && declared.isSelectable()) {
      boolean possible = suspension.canSuspend(type, declared);
      return possible ? new Twin(type, true, declared.isAbstract()) : null;
    }
    MethodFacts inPlace = type.method(ApiNames.twinOf(key));
    if (type.instrumented()) {
      return inPlace == null ? null : new Twin(type, true, true);
    }
    boolean isTaken =
        (inPlace != null && !inPlace.isSynthetic()) || suspension.finalTwinAbove(type, key) != null;
    if (isTaken || origins(type, key).isEmpty() || isDispatchedAlike(type, key)) {
      return null;
    }
    return new Twin(type, true, true);
  }

  private boolean isDispatchedAlike(ClassFacts type, String key) {
    Twin twin = selected(type, key);
    return twin != null
        && (twin.dispatches || twin.owner.name().equals(hierarchy.selected(type, key)));
  }

  /**
   * Lists the inherited suspendable methods whose twins a class of any package would override: what
   * is package-private takes part by the first rule only.
   */
  private List<Member> origins(ClassFacts type, String key) {
    return hierarchy.supertypes(type).stream()
        .filter(above -> isOrigin(twins(above).get(key)))
        .flatMap(above -> Member.of(above, key).stream())
        .filter(member -> !member.method().isPackagePrivate())
        .toList();
  }

  /** The methods that the plain twin stands for: the JDK's own if only a companion has a twin. */
  private List<Member> replaced(ClassFacts type, String key) {
    List<Member> origins = origins(type, key);
    return !origins.isEmpty()
        ? origins
        : JdkCompanions.derived().stream()
            .filter(each -> each.method().equals(key))
            .flatMap(each -> Optional.ofNullable(known.find(each.interfaceName())).stream())
            .flatMap(owner -> Member.of(owner, key).stream())
            .toList();
  }

  private static boolean isOrigin(@Nullable Twin twin) {
    return twin != null && !twin.added;
  }

  /**
   * Selects among the inherited twins; null if they are several, or an unknown class hides them.
   */
  private @Nullable Twin selected(ClassFacts type, String key) {
    Set<String> seen = new HashSet<>();
    ClassFacts at = type;
    while (at.superName() != null && !at.isInterface() && seen.add(at.name())) {
      at = known.find(at.superName());
      if (at == null) {
        return null;
      }
      Twin twin = twins(at).get(key);
      if (twin != null) {
        return twin;
      }
    }
    List<Twin> inherited =
        hierarchy.supertypes(type).stream()
            .filter(ClassFacts::isInterface)
            .flatMap(above -> Optional.ofNullable(twins(above).get(key)).stream())
            .toList();
    List<Twin> maximal =
        inherited.stream().filter(twin -> isMaximallySpecific(twin, inherited)).toList();
    return maximal.size() == 1 ? maximal.get(0) : null;
  }

  private boolean isMaximallySpecific(Twin twin, List<Twin> all) {
    return hierarchy.isMaximallySpecific(
        twin.owner.name(), all.stream().map(each -> each.owner.name()).toList());
  }
}
