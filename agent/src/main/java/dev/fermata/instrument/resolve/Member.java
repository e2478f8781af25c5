package dev.fermata.instrument.resolve;

import java.util.Optional;

/** A method and the class that declares it. */
record Member(ClassFacts owner, MethodFacts method) {
  /** Finds a method that the class declares. */
  static Optional<Member> of(ClassFacts owner, String key) {
    return Optional.ofNullable(owner.method(key)).map(method -> new Member(owner, method));
  }

  String id() {
    return id(owner.name(), method.key());
  }

  static String id(String owner, String key) {
    return owner + "." + key;
  }
}
