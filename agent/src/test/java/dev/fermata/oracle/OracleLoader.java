package dev.fermata.oracle;

import java.lang.reflect.Constructor;
import java.util.function.Function;

/** Defines the classes of a program itself, and takes the api and the probes from its parent. */
final class OracleLoader extends ClassLoader {
  private final Function<String, byte[]> classFiles;

  /**
   * Creates a loader.
   *
   * @param parent sees the api and the probes
   * @param classFiles from internal names; null for what the parent is to load
   */
  OracleLoader(ClassLoader parent, Function<String, byte[]> classFiles) {
    super(parent);
    setDefaultAssertionStatus(true);
    this.classFiles = classFiles;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      byte[] classFile = classFiles.apply(name.replace('.', '/'));
      return classFile == null
          ? super.loadClass(name, resolve)
          : defineClass(name, classFile, 0, classFile.length);
    }
  }

  /**
   * Loads, links and so verifies a class without initialising it: HotSpot links a class before it
   * lists its constructors.
   */
  Constructor<?>[] linkedConstructors(String internalName) throws ClassNotFoundException {
    return loadClass(internalName.replace('/', '.')).getDeclaredConstructors();
  }
}
