package dev.fermata.instrument.resolve;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the constant pool of a class tells. The methods in it are read when they are asked for. */
final class PoolFacts {
  static final PoolFacts NONE = new PoolFacts(new Names(false, Set.of(), List.of()), Methods.NONE);

  private final Names names;

  /** Null if the methods have been read. */
  private final @Nullable ClassHead head;

  private volatile @Nullable Methods methods;

  /**
   * The classes that a class names.
   *
   * @param isApiAmong whether one is of the api
   * @param lambdaInterfaces what its {@code invokedynamic} sites return, but for JDK types without
   *     a companion
   * @param objectsBeside those of the objects that Scala or Kotlin put beside a class
   */
  record Names(boolean isApiAmong, Set<String> lambdaInterfaces, List<String> objectsBeside) {}

  /**
   * The methods of non-JDK classes that a class names; none if it has no lambda interfaces.
   *
   * @param handles those that a method handle refers to, as {@link Member#id()}; without lambda
   *     bodies
   * @param references those that are called
   */
  record Methods(Set<String> handles, List<Reference> references) {
    static final Methods NONE = new Methods(Set.of(), List.of());
  }

  /** A method as the class names it, not resolved. */
  record Reference(String owner, String key) {}

  PoolFacts(Names names, ClassHead head) {
    this.names = names;
    this.head = head;
  }

  private PoolFacts(Names names, Methods methods) {
    this.names = names;
    this.head = null;
    this.methods = methods;
  }

  /** Returns the same facts without a reference to the class file. */
  PoolFacts detached() {
    return new PoolFacts(names, methods());
  }

  boolean mentionsApi() {
    return names.isApiAmong;
  }

  Set<String> lambdaInterfaces() {
    return names.lambdaInterfaces;
  }

  List<String> objectsBeside() {
    return names.objectsBeside;
  }

  Set<String> handles() {
    return methods().handles;
  }

  List<Reference> references() {
    return methods().references;
  }

  /** Lists the classes whose methods are called; less work than to list the methods. */
  Set<String> calledClasses() {
    if (head != null && !lambdaInterfaces().isEmpty()) {
      return PoolReader.calledClasses(head);
    }
    Set<String> classes = new LinkedHashSet<>();
    for (Reference reference : references()) {
      classes.add(reference.owner);
    }
    return classes;
  }

  private Methods methods() {
    Methods read = methods;
    if (read == null) {
      read = head == null || lambdaInterfaces().isEmpty() ? Methods.NONE : PoolReader.methods(head);
      methods = read;
    }
    return read;
  }
}
