package dev.fermata.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.SimpleRemapper;

/** Loads classes from bytes, the JDK's from the JVM, and the api's, of which there is one. */
public final class LinkLoader extends ClassLoader {
  private final Function<String, byte[]> classFiles;
  private int lambdas;

  /**
   * Creates a loader.
   *
   * @param classFiles from internal names; null for what is not the program's
   */
  public LinkLoader(Function<String, byte[]> classFiles) {
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
   * Links the class of a lambda, under a name of its own: only a lookup of its creator could define
   * it as the hidden class that it is to be, and the verifier makes no difference.
   *
   * @return null if it can be linked, else why not
   */
  String linkLambda(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    String name = reader.getClassName() + lambdas++;
    ClassWriter writer = new ClassWriter(0);
    reader.accept(
        new ClassRemapper(writer, new SimpleRemapper(Opcodes.ASM9, reader.getClassName(), name)),
        0);
    byte[] renamed = writer.toByteArray();
    try {
      defineClass(name.replace('/', '.'), renamed, 0, renamed.length).getDeclaredConstructors();
      return null;
    } catch (LinkageError refused) {
      return refused.toString();
    }
  }

  /**
   * Loads and links a class, and so verifies it: HotSpot does before it lists the constructors, or
   * the fields of an interface.
   *
   * @return null if it can be linked, else why not
   */
  public String link(String internalName) {
    try {
      Class<?> loaded = loadClass(internalName.replace('/', '.'));
      if (loaded.isInterface()) {
        loaded.getDeclaredFields();
      } else {
        loaded.getDeclaredConstructors();
      }
      return null;
    } catch (LinkageError | ClassNotFoundException | RuntimeException refused) {
      return refused.toString();
    }
  }

  /** Finds the class file of a class of the api or of the JDK; null if there is none. */
  public static byte[] resource(String internalName) {
    boolean isApi = internalName.startsWith("dev/fermata/");
    ClassLoader loader =
        isApi ? LinkLoader.class.getClassLoader() : ClassLoader.getPlatformClassLoader();
    try (InputStream in = loader.getResourceAsStream(internalName + ".class")) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
