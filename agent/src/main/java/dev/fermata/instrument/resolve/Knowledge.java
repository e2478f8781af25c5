package dev.fermata.instrument.resolve;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What is known of the classes that one loader sees; thread-safe.
 *
 * @param inferred of each nest that has been solved, by its host, the methods that were inferred
 * @param twins of the classes for which that depends on no nest that is not solved
 */
record Knowledge(
    KnownClasses known,
    Nests nests,
    Hierarchy hierarchy,
    Relevance relevance,
    Marks marks,
    ConcurrentMap<String, Set<String>> inferred,
    KnownTwins twins) {

  static Knowledge of(ClassSource source, Marks marks) {
    KnownClasses known = new KnownClasses(source);
    Nests nests = new Nests(known);
    Hierarchy hierarchy = new Hierarchy(known);
    Relevance relevance = new Relevance(known, hierarchy, marks);
    return new Knowledge(
        known,
        nests,
        hierarchy,
        relevance,
        marks,
        new ConcurrentHashMap<>(),
        new KnownTwins(known));
  }
}
