package dev.fermata.agent;

import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/** The classes that were loaded before the agent was started: no method can be added to them. */
final class LoadedClasses {
  private final Set<Class<?>> classes =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
  private final Set<String> internalNames = ConcurrentHashMap.newKeySet();

  /** To be called when later classes are sure to be transformed. */
  void find(Instrumentation instrumentation) {
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      ClassLoader loader = loaded.getClassLoader();
      if (loader != null && loader != ClassLoader.getPlatformClassLoader() && !loaded.isArray()) {
        classes.add(loaded);
        internalNames.add(loaded.getName().replace('.', '/'));
      }
    }
  }

  boolean contains(Class<?> type) {
    return classes.contains(type);
  }

  /** Tells whether one of them has the name, in whatever loader. */
  boolean contains(String internalName) {
    return internalNames.contains(internalName);
  }
}
