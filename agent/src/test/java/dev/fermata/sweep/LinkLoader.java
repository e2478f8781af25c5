package dev.fermata.sweep;

import java.lang.invoke.MethodHandles;
import java.util.function.Function;

/** Loads classes from bytes, the JDK's from the JVM, and the api's, of which there is one. */
final class LinkLoader extends ClassLoader {
  private final Function<String, byte[]> classFiles;

  LinkLoader(Function<String, byte[]> classFiles) {
    super(ClassLoader.getPlatformClassLoader());
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
      if (classFile != null) {
        return defineClass(name, classFile, 0, classFile.length);
      }
      return name.startsWith("dev.fermata.")
          ? LinkLoader.class.getClassLoader().loadClass(name)
          : super.loadClass(name, resolve);
    }
  }

  /**
   * Links the class of a lambda as a hidden class beside its creator, as its site does.
   *
   * @return null if it can be linked, else why not
   */
  String linkHidden(String creator, byte[] classFile) {
    try {
      Class<?> beside = loadClass(creator.replace('/', '.'));
      MethodHandles.privateLookupIn(beside, MethodHandles.lookup())
          .defineHiddenClass(classFile, false, MethodHandles.Lookup.ClassOption.NESTMATE);
      return null;
    } catch (LinkageError | ReflectiveOperationException refused) {
      return refused.toString();
    }
  }

  /**
   * Loads and links a class, and so verifies it: HotSpot does before it lists the constructors.
   *
   * @return null if it can be linked, else why not
   */
  String link(String internalName) {
    try {
      loadClass(internalName.replace('/', '.')).getDeclaredConstructors();
      return null;
    } catch (LinkageError | ClassNotFoundException | TypeNotPresentException refused) {
      return refused.toString();
    }
  }
}
