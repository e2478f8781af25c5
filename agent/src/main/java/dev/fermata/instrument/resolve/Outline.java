package dev.fermata.instrument.resolve;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of a class without parsing it.
 *
 * @param superName null for {@code Object} and modules
 */
record Outline(String name, @Nullable String superName, List<String> interfaces, PoolFacts pool) {
  static Outline of(ClassHead head) {
    return new Outline(head.name(), head.superName(), head.interfaces(), PoolReader.read(head));
  }

  /** Lists the superclass first, then the interfaces. */
  List<String> supertypes() {
    if (superName == null) {
      return interfaces;
    }
    List<String> all = new ArrayList<>(interfaces.size() + 1);
    all.add(superName);
    all.addAll(interfaces);
    return all;
  }
}
