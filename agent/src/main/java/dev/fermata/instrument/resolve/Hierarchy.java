package dev.fermata.instrument.resolve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Supertypes, and the resolution of methods. Tolerates class files that are their own supertype.
 */
final class Hierarchy {
  private final KnownClasses known;

  Hierarchy(KnownClasses known) {
    this.known = known;
  }

  /** Lists the strict supertypes that are not the JDK's and are known, nearest first. */
  List<ClassFacts> supertypes(ClassFacts start) {
    Map<String, ClassFacts> found = new LinkedHashMap<>();
    Deque<ClassFacts> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      for (String name : open.remove().outline().supertypes()) {
        if (!found.containsKey(name) && !ApiNames.isJdk(name)) {
          ClassFacts facts = known.find(name);
          if (facts != null) {
            found.put(name, facts);
            open.add(facts);
          }
        }
      }
    }
    return List.copyOf(found.values());
  }

  /** Tells whether {@code name} is {@code target} or a subtype, through types of the JDK too. */
  boolean isSubtype(String name, String target) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(name));
    while (!open.isEmpty()) {
      String next = open.remove();
      if (next.equals(target)) {
        return true;
      }
      Outline outline = seen.add(next) ? known.outline(next) : null;
      if (outline != null) {
        open.addAll(outline.supertypes());
      }
    }
    return false;
  }

  /** Lists the type and its supertypes as far as they are known, those of the JDK too. */
  Set<String> lineage(String start) {
    Set<String> found = new LinkedHashSet<>(Set.of(start));
    Deque<String> open = new ArrayDeque<>(found);
    while (!open.isEmpty()) {
      Outline outline = known.outline(open.remove());
      if (outline != null) {
        outline.supertypes().stream().filter(found::add).forEach(open::add);
      }
    }
    return found;
  }

  /** See {@link ClassPlan#commonSuperclass}. */
  String commonSuperclass(String first, String second) {
    Set<String> above = new HashSet<>();
    ClassFacts at = present(first);
    while (at != null && above.add(at.name())) {
      at = presentSuper(at);
    }
    Set<String> seen = new HashSet<>();
    at = present(second);
    while (at != null && seen.add(at.name())) {
      if (above.contains(at.name()) && !at.isInterface()) {
        return at.name();
      }
      at = presentSuper(at);
    }
    return ApiNames.OBJECT;
  }

  private @Nullable ClassFacts presentSuper(ClassFacts facts) {
    String superName = facts.superName();
    return superName == null ? null : present(superName);
  }

  private ClassFacts present(String name) {
    ClassFacts facts = known.find(name);
    if (facts == null) {
      throw new TypeNotPresentException(name.replace('/', '.'), null);
    }
    return facts;
  }

  /**
   * Resolves a method of a class or interface.
   *
   * @return mostly one; empty if it cannot be resolved or is the JDK's; several where the JVM's
   *     choice is arbitrary. Source: JVMS §5.4.3.3, §5.4.3.4
   */
  List<Member> resolve(String owner, String key) {
    ClassFacts start = known.find(owner);
    if (start == null || ApiNames.isJdk(owner)) {
      return List.of();
    }
    Set<String> seen = new HashSet<>();
    String name = owner;
    while (name != null && !ApiNames.isJdk(name)) {
      ClassFacts at = seen.add(name) ? known.find(name) : null;
      if (at == null) {
        return List.of();
      }
      MethodFacts declared = at.method(key);
      if (declared != null) {
        return List.of(new Member(at, declared));
      }
      name = at.superName();
    }
    List<Member> inherited = inheritedFromInterfaces(start, key);
    return inherited.isEmpty() || isDeclaredByJdk(name, key) ? List.of() : inherited;
  }

  /**
   * Finds the class or interface whose body runs when a public method is called on an instance of a
   * class, or of one that only implements an interface.
   *
   * @return null if it is abstract, several are selected, or a supertype is not known. Source: JVMS
   *     §5.4.6
   */
  @Nullable String selected(ClassFacts start, String key) {
    Set<String> seen = new HashSet<>();
    ClassFacts at = start;
    while (at != null && seen.add(at.name())) {
      MethodFacts declared = at.method(key);
      if (declared != null && declared.isSelectable()) {
        return declared.isAbstract() ? null : at.name();
      }
      if (at.isInterface() || at.superName() == null) {
        return selectedInInterfaces(start, key);
      }
      at = known.find(at.superName());
    }
    return null;
  }

  private @Nullable String selectedInInterfaces(ClassFacts start, String key) {
    Set<String> candidates = new LinkedHashSet<>();
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(start.outline().supertypes());
    while (!open.isEmpty()) {
      String name = open.remove();
      ClassFacts facts = known.find(name);
      if (facts == null) {
        return null;
      }
      MethodFacts declared = facts.isInterface() ? facts.method(key) : null;
      if (declared != null && declared.isSelectable()) {
        candidates.add(name);
      }
      facts.outline().supertypes().stream().filter(seen::add).forEach(open::add);
    }
    List<String> concrete =
        candidates.stream()
            .filter(name -> isMaximallySpecific(name, candidates))
            .filter(name -> !isAbstract(name, key))
            .toList();
    return concrete.size() == 1 ? concrete.get(0) : null;
  }

  private boolean isAbstract(String owner, String key) {
    ClassFacts facts = known.find(owner);
    MethodFacts method = facts == null ? null : facts.method(key);
    return method == null || method.isAbstract();
  }

  private boolean isDeclaredByJdk(@Nullable String superclass, String key) {
    Set<String> seen = new HashSet<>();
    ClassFacts at = known.find(superclass);
    while (at != null && seen.add(at.name())) {
      if (at.method(key) != null) {
        return true;
      }
      at = known.find(at.superName());
    }
    return false;
  }

  private List<Member> inheritedFromInterfaces(ClassFacts start, String key) {
    List<Member> candidates = new ArrayList<>();
    for (ClassFacts supertype : supertypes(start)) {
      MethodFacts method = supertype.isInterface() ? supertype.method(key) : null;
      if (method != null && !method.isPrivate() && !method.isStatic()) {
        candidates.add(new Member(supertype, method));
      }
    }
    List<String> names = candidates.stream().map(each -> each.owner().name()).toList();
    List<Member> maximal =
        candidates.stream()
            .filter(each -> isMaximallySpecific(each.owner().name(), names))
            .toList();
    List<Member> concrete = maximal.stream().filter(m -> !m.method().isAbstract()).toList();
    return concrete.size() == 1 ? concrete : maximal;
  }

  /** Tells whether none of the others is a subtype. Source: JVMS §5.4.3.3. */
  boolean isMaximallySpecific(String name, Collection<String> all) {
    return all.stream().noneMatch(other -> !other.equals(name) && isSubtype(other, name));
  }
}
