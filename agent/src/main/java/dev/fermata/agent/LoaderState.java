package dev.fermata.agent;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the agent keeps of one class loader. Must not refer to the loader, or it never goes. */
final class LoaderState {
  private final Engine engine;
  private final boolean seesApi;
  private final Set<String> transformed = ConcurrentHashMap.newKeySet();

  LoaderState(Engine engine, boolean seesApi) {
    this.engine = engine;
    this.seesApi = seesApi;
  }

  Engine engine() {
    return engine;
  }

  /** Tells whether classes of the loader can be linked to the api. */
  boolean seesApi() {
    return seesApi;
  }

  void transformed(String internalName) {
    transformed.add(internalName);
  }

  /**
   * Tells whether a class that is being redefined can be transformed: its methods cannot change, so
   * it must have got its twins when it was loaded.
   */
  boolean wasTransformed(String internalName) {
    return transformed.contains(internalName);
  }
}
