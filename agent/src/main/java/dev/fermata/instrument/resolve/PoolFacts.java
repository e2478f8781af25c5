package dev.fermata.instrument.resolve;

import java.util.List;
import java.util.Set;

/**
 * What the constant pool of a class tells.
 *
 * @param mentionsApi names a class of the api
 * @param lambdaInterfaces what its {@code invokedynamic} sites return, but for JDK types without a
 *     companion
 * @param handles methods of non-JDK classes that a method handle refers to, as {@link Member#id()};
 *     without lambda bodies
 * @param objectsBeside those of the objects that Scala or Kotlin put beside a class, which it names
 * @param references methods of non-JDK classes that are called, if there are lambda interfaces
 */
record PoolFacts(
    boolean mentionsApi,
    Set<String> lambdaInterfaces,
    Set<String> handles,
    List<String> objectsBeside,
    List<Reference> references) {

  static final PoolFacts NONE = new PoolFacts(false, Set.of(), Set.of(), List.of(), List.of());

  /** A method as the class names it, not resolved. */
  record Reference(String owner, String key) {}
}
