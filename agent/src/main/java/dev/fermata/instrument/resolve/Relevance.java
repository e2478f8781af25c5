package dev.fermata.instrument.resolve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Tells which classes can be passed over. A class matters if, over supertypes, the interfaces of
 * lambdas and the classes that it stands for, a class can be reached from it that names the api or
 * is marked by a glob, or that calls something marked and makes lambdas of a JDK interface with a
 * companion. That is coarser than need be, and nothing is inferred in a class that does not matter,
 * so that all agree on it.
 */
final class Relevance {
  private final KnownClasses known;
  private final Hierarchy hierarchy;
  private final Marks marks;
  private final ConcurrentMap<String, Boolean> verdicts = new ConcurrentHashMap<>();

  /** Whether a method of the class can be marked, by itself or in a supertype. */
  private final ConcurrentMap<String, Boolean> declaring = new ConcurrentHashMap<>();

  /** Whether an interface is one of the JDK's with a companion, or extends one. */
  private final ConcurrentMap<String, Boolean> companioned = new ConcurrentHashMap<>();

  Relevance(KnownClasses known, Hierarchy hierarchy, Marks marks) {
    this.known = known;
    this.hierarchy = hierarchy;
    this.marks = marks;
  }

  /** Decides for a class at hand; keeps its facts if it matters and they can be read. */
  boolean matters(ClassHead head) {
    Boolean verdict = verdicts.get(head.name());
    if (verdict == null) {
      Outline outline = Outline.of(head);
      verdict = search(outline);
      if (verdict) {
        learn(outline, head);
      }
    }
    return verdict;
  }

  private void learn(Outline outline, ClassHead head) {
    try {
      known.learn(FactsReader.read(outline, head.reader()));
    } catch (RuntimeException damaged) {
      // it will be refused
    }
  }

  boolean matters(Outline start) {
    Boolean verdict = verdicts.get(start.name());
    return verdict == null ? search(start) : verdict;
  }

  private boolean search(Outline start) {
    boolean found = isGround(start) || lends(start);
    if (!found) {
      List<String> near = neighbours(start);
      found = !areAllPassedOver(near) && searchBehind(start.name(), near);
    }
    verdicts.put(start.name(), found);
    return found;
  }

  private boolean areAllPassedOver(List<String> names) {
    for (String name : names) {
      if (!Boolean.FALSE.equals(verdicts.get(name))) {
        return false;
      }
    }
    return true;
  }

  private boolean searchBehind(String start, List<String> near) {
    Set<String> seen = new HashSet<>();
    seen.add(start);
    Deque<String> open = new ArrayDeque<>(near);
    for (String name = open.poll(); name != null; name = open.poll()) {
      Boolean verdict = verdicts.get(name);
      if (Boolean.TRUE.equals(verdict)) {
        return true;
      }
      Outline next = verdict == null && seen.add(name) ? known.outline(name) : null;
      if (next != null && (isGround(next) || lends(next))) {
        return true;
      }
      if (next != null) {
        open.addAll(neighbours(next));
      }
    }
    for (String name : seen) {
      verdicts.put(name, false);
    }
    return false;
  }

  private static List<String> neighbours(Outline outline) {
    List<String> all = new ArrayList<>();
    addOutsideJdk(outline.supertypes(), all);
    addOutsideJdk(outline.pool().lambdaInterfaces(), all);
    all.addAll(AddedMethods.classesStoodFor(outline));
    return all;
  }

  private static void addOutsideJdk(Iterable<String> names, List<String> all) {
    for (String name : names) {
      if (!ApiNames.isJdk(name)) {
        all.add(name);
      }
    }
  }

  private boolean isGround(Outline outline) {
    return outline.pool().mentionsApi() || marks.mayMark(outline.name().replace('/', '.'));
  }

  /** Tells whether the class may give code that suspends to the JDK, as a lambda. */
  private boolean lends(Outline outline) {
    for (String name : outline.pool().lambdaInterfaces()) {
      if (hasCompanion(name)) {
        return callsDeclared(outline.pool());
      }
    }
    return false;
  }

  private boolean hasCompanion(String interfaceName) {
    Boolean has = companioned.get(interfaceName);
    if (has == null) {
      has = JdkCompanions.hasInterface(interfaceName) || isBelowCompanion(interfaceName);
      companioned.put(interfaceName, has);
    }
    return has;
  }

  private boolean isBelowCompanion(String interfaceName) {
    for (String above : hierarchy.lineage(interfaceName)) {
      if (JdkCompanions.hasInterface(above)) {
        return true;
      }
    }
    return false;
  }

  private boolean callsDeclared(PoolFacts pool) {
    boolean mayCall = false;
    for (String owner : pool.calledClasses()) {
      mayCall |= mayDeclare(owner, new HashSet<>());
    }
    if (mayCall) {
      for (PoolFacts.Reference reference : pool.references()) {
        if (Boolean.TRUE.equals(declaring.get(reference.owner())) && isDeclared(reference)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isDeclared(PoolFacts.Reference reference) {
    Declared declared = new Declared(known, marks);
    return hierarchy.resolve(reference.owner(), reference.key()).stream()
        .anyMatch(declared::suspends);
  }

  private boolean mayDeclare(String name, Set<String> seen) {
    if (ApiNames.isJdk(name) || Boolean.FALSE.equals(verdicts.get(name)) || !seen.add(name)) {
      return false;
    }
    Boolean may = declaring.get(name);
    if (may == null) {
      Outline outline = known.outline(name);
      may = outline != null && mayDeclare(outline, seen);
      declaring.put(name, may);
    }
    return may;
  }

  private boolean mayDeclare(Outline outline, Set<String> seen) {
    boolean may = isGround(outline);
    for (String supertype : outline.supertypes()) {
      may = may || mayDeclare(supertype, seen);
    }
    boolean hasLambdas = !outline.pool().lambdaInterfaces().isEmpty();
    if (!may && !hasLambdas && areAllPassedOver(neighbours(outline))) {
      verdicts.put(outline.name(), false); // it is not to be read again
    }
    return may;
  }
}
