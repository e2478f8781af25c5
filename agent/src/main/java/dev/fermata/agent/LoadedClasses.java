package dev.fermata.agent;

import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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

  /**
   * Hides these classes from the engine, by their names in whatever loader: they have no twins, and
   * a class that is not found is taken to suspend nowhere.
   */
  Function<String, byte @Nullable []> without(Function<String, byte @Nullable []> source) {
    return new Function<>() {
      @Override
      public byte @Nullable [] apply(String internalName) {
        return internalNames.contains(internalName) ? null : source.apply(internalName);
      }
    };
  }
}
