package dev.fermata.instrument.resolve;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Finds the outermost class of a class and all that is nested in it. */
final class Nests {
  private final KnownClasses known;
  private final ConcurrentMap<String, Nest> nests = new ConcurrentHashMap<>();

  /**
   * Classes that share private members.
   *
   * @param host the outermost class
   * @param members internal names, the host's too
   */
  record Nest(String host, List<String> members) {}

  Nests(KnownClasses known) {
    this.known = known;
  }

  Nest of(ClassFacts facts) {
    if (facts.outer() == null && facts.members().isEmpty()) {
      return new Nest(facts.name(), List.of(facts.name()));
    }
    Nest found = nests.get(facts.name());
    if (found == null) {
      found = membersOf(hostOf(facts), facts);
      for (String member : found.members) {
        nests.putIfAbsent(member, found);
      }
    }
    return found;
  }

  private ClassFacts hostOf(ClassFacts facts) {
    Map<String, ClassFacts> path = new LinkedHashMap<>();
    ClassFacts at = facts;
    while (path.putIfAbsent(at.name(), at) == null) {
      ClassFacts outer = known.find(at.outer());
      if (outer == null) {
        return at;
      }
      at = outer;
    }
    return facts; // enclosed by itself
  }

  /** A class that its host does not list is the host of a nest of its own. Source: JVMS §5.4.4. */
  private Nest membersOf(ClassFacts host, ClassFacts asked) {
    Map<String, ClassFacts> members = new LinkedHashMap<>(Map.of(host.name(), host));
    Deque<ClassFacts> open = new ArrayDeque<>(List.of(host));
    while (!open.isEmpty()) {
      for (String name : open.remove().members()) {
        ClassFacts member = members.containsKey(name) ? null : known.find(name);
        if (member != null) {
          members.put(name, member);
          open.add(member);
        }
      }
    }
    return members.containsKey(asked.name())
        ? new Nest(host.name(), List.copyOf(members.keySet()))
        : new Nest(asked.name(), List.of(asked.name()));
  }
}
