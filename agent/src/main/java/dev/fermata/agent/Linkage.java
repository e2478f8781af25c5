package dev.fermata.agent;

import dev.fermata.instrument.ClassFiles;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Tells which classes cannot be linked to twins. Where a class overrides a method, the JVM demands
 * that its loader and that of its supertype see the same types in the signature (JVMS §5.3.4): a
 * twin would break plain code if they did not see the same api.
 *
 * <p>Supertypes are loaded after the class that is being transformed. Who will define them is
 * foretold, as far as it has to be known, from what the loaders find.
 */
final class Linkage implements BiFunction<ClassLoader, String, ClassFiles.Twins> {
  private final WeakLoaders loaders = new WeakLoaders();
  private final ClassDefiner definer;
  private final LoadedClasses loadedBefore;
  private final ApiCopies copies = new ApiCopies();
  private volatile boolean isAnyLeft;

  Linkage(ClassDefiner definer, LoadedClasses loadedBefore) {
    this.definer = definer;
    this.loadedBefore = loadedBefore;
  }

  ClassDefiner definer() {
    return definer;
  }

  WeakLoaders loaders() {
    return loaders;
  }

  /** Loads the api's class that twins are linked to; false if the loader does not see it. */
  boolean seesApi(ClassLoader loader) {
    return copies.seenFrom(loader) != null;
  }

  /**
   * Finds out why a class cannot have the twins that it was to be given.
   *
   * @param state of its loader
   * @return null if it can
   */
  @Nullable String reasonAgainst(ClassLoader loader, LoaderState state, byte[] classFile) {
    Class<?> own = frameStack(loader, state);
    if (own == null) {
      return "its class loader, a "
          + loader.getClass().getName()
          + ", does not see the package dev.fermata.runtime. Its methods run unsuspended";
    }
    if (!copies.areSeveral()) {
      return null;
    }
    for (String supertype : state.engine().supertypes(classFile)) {
      if (mayBeOther(loader, own, supertype)) {
        return "its supertype "
            + supertype.replace('/', '.')
            + " may be linked to another copy of the library, in another class loader. Leave the"
            + " library to the parent of both loaders";
      }
    }
    return null;
  }

  private @Nullable Class<?> frameStack(ClassLoader loader, LoaderState state) {
    Class<?> known = state.frameStack();
    if (known != null) {
      return known;
    }
    Class<?> seen = copies.seenFrom(loader);
    if (seen != null) {
      for (ClassLoader at = loader.getParent(); at != null; at = at.getParent()) {
        copies.seenFrom(at);
      }
      state.setFrameStack(seen);
    }
    return seen;
  }

  private boolean mayBeOther(ClassLoader asked, Class<?> own, String internalName) {
    try {
      ClassLoader at = asked;
      while (true) {
        Class<?> loaded = definer.findLoaded(at, internalName);
        if (loaded != null) {
          return isOther(loaded.getClassLoader(), own);
        }
        ClassLoader parent = at.getParent();
        boolean isInParent = finds(parent, internalName);
        boolean isFirst = at == own.getClassLoader(); // as it was for the api
        if (definer.isOwn(at, internalName) && (isFirst || !isInParent)) {
          return isOther(at, own);
        }
        if (parent == null || !isInParent) {
          return true;
        }
        at = parent;
      }
    } catch (OutOfMemoryError fatal) {
      throw fatal;
    } catch (Throwable broken) {
      // whatever a class loader throws
      return true;
    }
  }

  /** A loader without api gives its classes no twins. */
  private boolean isOther(@Nullable ClassLoader definer, Class<?> own) {
    Class<?> seen = copies.seenFrom(definer);
    return seen != null && seen != own;
  }

  private static boolean finds(@Nullable ClassLoader loader, String internalName) {
    return loader != null && loader.getResource(internalName + ".class") != null;
  }

  /** Keeps in mind that a class stays as it is; returns true for the first one of its loader. */
  boolean leave(LoaderState state, String internalName, String reason) {
    isAnyLeft = true;
    return state.leave(internalName, reason);
  }

  /** Tells which twins a class has that a loader finds. One that was left as it was has none. */
  @Override
  public ClassFiles.Twins apply(ClassLoader asked, String internalName) {
    if (loadedBefore.contains(internalName)) {
      return ClassFiles.Twins.IN_FILE;
    }
    if (!isAnyLeft) {
      return ClassFiles.Twins.TO_BE_MADE;
    }
    try {
      for (ClassLoader at = asked; at != null; at = at.getParent()) {
        LoaderState state = loaders.find(at);
        if (state != null && state.whyLeft(internalName) != null) {
          return ClassFiles.Twins.NONE;
        }
        if (definer.isOwn(at, internalName)) {
          return ClassFiles.Twins.TO_BE_MADE;
        }
      }
    } catch (ReflectiveOperationException broken) {
      // then it is taken for what its file says
    }
    return ClassFiles.Twins.TO_BE_MADE;
  }
}
