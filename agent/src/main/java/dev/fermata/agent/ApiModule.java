package dev.fermata.agent;

import dev.fermata.instrument.resolve.ClassHead;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lets classes in named modules reach the api where it is a named module too. */
final class ApiModule {
  private static final String NAME = "dev.fermata";
  private static final String PACKAGE = "dev/fermata/";

  /** What all twins have in their signatures. */
  static final String FRAME_STACK = PACKAGE + "runtime/FrameStack";

  private static final String STACK = FRAME_STACK + ".class";

  private final Instrumentation instrumentation;

  ApiModule(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** Tells whether a class is one of the api's. */
  static boolean owns(String internalName) {
    return internalName.startsWith(PACKAGE)
        && (internalName.startsWith("runtime/", PACKAGE.length())
            || internalName.startsWith("async/", PACKAGE.length())
            || internalName.indexOf('/', PACKAGE.length()) < 0);
  }

  /** Tells whether a class is the api's, and as the agent would make it, or needs no change. */
  static boolean isInstrumented(String internalName, byte[] classFile) {
    return owns(internalName)
        && (internalName.contains(RuntimeSymbols.PREFIX) // a frame, which has no mark
            || ClassHead.hasText(classFile, RuntimeSymbols.INSTRUMENTED));
  }

  /** Tells whether the loader, or the layer of the module, has the api. */
  static boolean isSeenFrom(ClassLoader loader, Module module) {
    return loader.getResource(STACK) != null || find(module).isPresent();
  }

  /**
   * Adds the read edge that the module lacks. An api on the class path needs none: the JVM lets
   * every module that is transformed read the unnamed one.
   */
  void open(Module module) {
    Optional<Module> api = find(module);
    if (api.isPresent() && !module.canRead(api.get())) {
      instrumentation.redefineModule(
          module, Set.of(api.get()), Map.of(), Map.of(), Set.of(), Map.of());
    }
  }

  /**
   * Opens a package to the api, which reads and writes the fields of the frames in it where they
   * are serialised. The unnamed module's are open.
   */
  void open(Module module, String className) {
    String name = className.substring(0, Math.max(0, className.lastIndexOf('/'))).replace('/', '.');
    Optional<Module> api = find(module);
    if (api.isPresent() && !module.isOpen(name, api.get())) {
      instrumentation.redefineModule(
          module, Set.of(), Map.of(), Map.of(name, Set.of(api.get())), Set.of(), Map.of());
    }
  }

  private static Optional<Module> find(Module module) {
    ModuleLayer layer = module.getLayer();
    return layer == null ? Optional.empty() : layer.findModule(NAME);
  }
}
