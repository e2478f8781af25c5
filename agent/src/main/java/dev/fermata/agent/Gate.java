package dev.fermata.agent;

import dev.fermata.instrument.LookupHook;
import dev.fermata.instrument.resolve.ClassHead;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Passes over the classes that come before the first that may matter, for which the other parts of
 * the agent are loaded: these would be half of what the agent adds to the start of a small program.
 *
 * <p>Passed over is what the loader of the class path loads, while it does not find the api, or
 * finds it and no list of marked methods, and the class by itself has nothing to do with the api;
 * and at any time what was instrumented when the library was built. Options, other loaders, and
 * whatever goes wrong call for the other parts at once.
 */
final class Gate implements ClassFileTransformer {
  private static final String LOADER = "jdk.internal.loader.ClassLoaders$AppClassLoader";

  /** What the loader of the class path finds: nothing else decides before the parts are there. */
  private static final int NOT_ASKED = 0;

  private static final int NO_API = 1;
  private static final int API_WITHOUT_MARKS = 2;
  private static final int MARKS = 3;

  private final @Nullable AgentOptions options;
  private final Instrumentation instrumentation;
  private final boolean isAttached;
  private final LoadedClasses loadedBefore = new LoadedClasses();
  private volatile int found = NOT_ASKED;
  private volatile @Nullable Parts parts;

  /**
   * Creates the transformer.
   *
   * @param options null for those by default
   * @param isAttached whether the program is running already
   */
  Gate(@Nullable AgentOptions options, Instrumentation instrumentation, boolean isAttached) {
    this.options = options;
    this.instrumentation = instrumentation;
    this.isAttached = isAttached;
  }

  /** Has the JVM show it all classes that are loaded from now on. */
  void watch() {
    if (options != null || isAttached) {
      parts();
    }
    instrumentation.addTransformer(this, true);
    if (isAttached) {
      parts().hidden().watch();
    }
    loadedBefore.find(instrumentation);
  }

  /** Returns the other parts, loading them where they are not. */
  synchronized Parts parts() {
    Parts made = parts;
    if (made == null) {
      made = Parts.of(options, instrumentation, loadedBefore, isAttached);
      parts = made;
    }
    return made;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable Module module,
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (loader == null || name == null || isOwn(name)) {
      return null;
    }
    if (ApiModule.isInstrumented(name, classFile)) {
      return redefined == null ? null : InlineMocks.mayBeIn(classFile);
    }
    Parts made = parts;
    if (made == null) {
      if (isPassedOver(loader, module, classFile)) {
        return null;
      }
      made = parts();
      if (found != NOT_ASKED) {
        made.transformer().know(ClassLoader.getSystemClassLoader());
      }
    }
    byte[] changed =
        made.transformer().transform(module, loader, name, redefined, domain, classFile);
    if (!ApiModule.owns(name)) {
      made.hidden().see(classFile);
    }
    return changed;
  }

  /** When one of these is loaded in the midst of a transformation, nothing else must be asked. */
  static boolean isOwn(String name) {
    return name.startsWith("dev/fermata/agent/") || name.startsWith("dev/fermata/instrument/");
  }

  private boolean isPassedOver(ClassLoader loader, @Nullable Module module, byte[] classFile) {
    if (module == null || module.isNamed() || !loader.getClass().getName().equals(LOADER)) {
      return loader == ClassLoader.getPlatformClassLoader()
          && !ClassHead.hasText(classFile, LookupHook.DEFINE);
    }
    int known = found;
    if (known == NOT_ASKED) {
      known = ask(loader, module);
      found = known;
    }
    return known == NO_API
        ? !ClassHead.hasText(classFile, LookupHook.DEFINE)
        : known == API_WITHOUT_MARKS && ClassHead.standsAlone(classFile, LookupHook.DEFINE);
  }

  private static int ask(ClassLoader loader, Module module) {
    try {
      if (!ApiModule.isSeenFrom(loader, module)) {
        return NO_API;
      }
      boolean isMarked = loader.getResources(SuspendablesResource.NAME).hasMoreElements();
      return isMarked ? MARKS : API_WITHOUT_MARKS;
    } catch (IOException | RuntimeException broken) {
      return MARKS; // will be asked again, and reported
    }
  }
}
