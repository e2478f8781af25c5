package dev.fermata.oracle;

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
   * lists its constructors, and an interface before it lists its fields.
   */
  void link(String internalName) throws ClassNotFoundException {
    Class<?> loaded = loadClass(internalName.replace('/', '.'));
    if (loaded.isInterface()) {
      loaded.getDeclaredFields();
    } else {
      loaded.getDeclaredConstructors();
    }
  }
}
