package dev.fermata.it;

import dev.fermata.Suspendable;
import dev.fermata.Yielder;

/** A top-level class with a marked method, for tests of calls between classes. */
class Feed {
  private final String name;

  Feed(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  @Suspendable
  void produce(Yielder<String> y) {
    y.yield(name + 1);
    y.yield(name + 2);
  }
}
