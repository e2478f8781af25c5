package dev.fermata.instrument.resolve;

/** A method and the class that declares it. */
record Member(ClassFacts owner, MethodFacts method) {
  String id() {
    return id(owner.name(), method.key());
  }

  static String id(String owner, String key) {
    return owner + "." + key;
  }
}
