package dev.fermata.instrument.resolve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.objectweb.asm.ClassReader;

/**
 * Tells which classes can be passed over. A class matters if from it, over its supertypes, its nest
 * and the interfaces of its lambdas, a class can be reached that names the api, is marked by a
 * glob, or calls something marked and makes lambdas of a JDK interface with a companion. That is
 * coarser than need be, and right: what is inferred can only come from there.
 */
final class Relevance {
  private final KnownClasses known;
  private final Nests nests;
  private final Hierarchy hierarchy;
  private final Marks marks;
  private final ConcurrentMap<String, Boolean> verdicts = new ConcurrentHashMap<>();

  /** By the owner of a call. */
  private final ConcurrentMap<String, Boolean> marksReach = new ConcurrentHashMap<>();

  Relevance(KnownClasses known, Nests nests, Hierarchy hierarchy, Marks marks) {
    this.known = known;
    this.nests = nests;
    this.hierarchy = hierarchy;
    this.marks = marks;
  }

  /** Decides for a class at hand; keeps its facts if it matters. */
  boolean matters(ClassReader reader) {
    String name = reader.getClassName();
    Boolean verdict = verdicts.get(name);
    if (verdict == null) {
      PoolFacts pool = PoolReader.read(reader);
      if (!isGround(name, pool) && isAlone(reader, pool)) {
        verdict = false;
        verdicts.put(name, verdict);
      } else {
        ClassFacts facts = FactsReader.read(reader, pool);
        known.learn(facts);
        verdict = matters(facts);
      }
    }
    return verdict;
  }

  boolean matters(ClassFacts start) {
    Boolean verdict = verdicts.get(start.name());
    return verdict == null ? search(start) : verdict;
  }

  private boolean search(ClassFacts start) {
    Set<String> seen = new HashSet<>(Set.of(start.name()));
    Deque<ClassFacts> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      ClassFacts facts = open.remove();
      Boolean verdict = verdicts.get(facts.name());
      boolean isGround = verdict == null && (isGround(facts.name(), facts.pool()) || lends(facts));
      if (isGround || Boolean.TRUE.equals(verdict)) {
        verdicts.put(start.name(), true);
        return true;
      }
      if (verdict == null) {
        neighbours(facts).stream().filter(seen::add).forEach(name -> enqueue(name, open));
      }
    }
    seen.forEach(this::passOver);
    return false;
  }

  private void enqueue(String name, Deque<ClassFacts> open) {
    if (!Boolean.FALSE.equals(verdicts.get(name))) {
      ClassFacts facts = known.find(name);
      if (facts != null) {
        open.add(facts);
      }
    }
  }

  private void passOver(String name) {
    verdicts.put(name, false);
    known.forget(name);
    nests.forget(name);
  }

  private boolean isGround(String name, PoolFacts pool) {
    return pool.mentionsApi() || marks.mayMark(name.replace('/', '.'));
  }

  /** Tells whether the class has no neighbours, without parsing it. */
  private static boolean isAlone(ClassReader reader, PoolFacts pool) {
    String superName = reader.getSuperName();
    return !pool.nested()
        && pool.lambdaInterfaces().isEmpty()
        && (superName == null || ApiNames.isJdk(superName))
        && areJdk(reader.getInterfaces());
  }

  private static boolean areJdk(String[] names) {
    for (String name : names) {
      if (!ApiNames.isJdk(name)) {
        return false;
      }
    }
    return true;
  }

  private List<String> neighbours(ClassFacts facts) {
    List<String> all = new ArrayList<>(Hierarchy.directSupertypes(facts));
    all.addAll(nests.of(facts).members());
    all.addAll(facts.pool().lambdaInterfaces());
    all.removeIf(ApiNames::isJdk);
    return all;
  }

  /** Tells whether the class may lend code that suspends to the JDK, as a lambda. */
  private boolean lends(ClassFacts facts) {
    boolean hasCompanion =
        facts.pool().lambdaInterfaces().stream()
            .flatMap(name -> hierarchy.lineage(name).stream())
            .anyMatch(JdkCompanions::hasInterface);
    return hasCompanion && facts.pool().references().stream().anyMatch(this::isDeclared);
  }

  /** Tells whether a method that is resolved in the class can be suspendable. */
  private boolean isReachedByMarks(String owner) {
    for (String name : hierarchy.lineage(owner)) {
      ClassFacts facts = ApiNames.isJdk(name) ? null : known.find(name);
      if (facts != null && isGround(name, facts.pool())) {
        return true;
      }
    }
    return false;
  }

  private boolean isDeclared(PoolFacts.Reference reference) {
    Boolean reached = marksReach.get(reference.owner());
    if (reached == null) {
      reached = isReachedByMarks(reference.owner());
      marksReach.put(reference.owner(), reached);
    }
    if (!reached) {
      return false;
    }
    Declared declared = new Declared(known, marks);
    return hierarchy.resolve(reference.owner(), reference.key()).stream()
        .anyMatch(declared::suspends);
  }
}
