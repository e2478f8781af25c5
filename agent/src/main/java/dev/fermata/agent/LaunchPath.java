package dev.fermata.agent;

import java.io.EOFException;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The class path that the JVM was started with, read beside the class loader that has it. That one
 * looks for a class file as a resource in every module of the JDK first, and takes three times as
 * long. What is not found here is left to the loader.
 *
 * <p>A file is looked for where the loader would find it: entries in their order, behind each jar
 * those of its {@code Class-Path}, of a jar for several releases the version for this JVM.
 */
final class LaunchPath {
  private static final String LOADER = "jdk.internal.loader.ClassLoaders$AppClassLoader";
  private static final String INDEX = "META-INF/INDEX.LIST";

  /** Made when it is needed first. */
  private static final class OfThisJvm {
    static final LaunchPath PATH =
        new LaunchPath(System.getProperty("java.class.path", ""), packagesOfModules());
  }

  private final Set<String> modular;
  private final Deque<File> unopened = new ArrayDeque<>();
  private final Set<File> seen = new HashSet<>();
  private final List<Entry> opened = new CopyOnWriteArrayList<>();

  /** A folder or jar. */
  private interface Entry {
    byte @Nullable [] find(String name) throws IOException;
  }

  /**
   * Creates the path.
   *
   * @param classPath as the JVM's option has it
   * @param modular the packages, with dots, that are not looked for on the class path
   */
  LaunchPath(String classPath, Set<String> modular) {
    this.modular = modular;
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      unopened.add(new File(entry).getAbsoluteFile()); // an empty one stands for this folder
    }
  }

  /** Returns the path of a loader, null if it has another one. */
  static @Nullable LaunchPath of(ClassLoader loader) {
    return loader.getClass().getName().equals(LOADER) ? OfThisJvm.PATH : null;
  }

  private static Set<String> packagesOfModules() {
    Set<String> packages = new HashSet<>();
    for (Module module : ModuleLayer.boot().modules()) {
      packages.addAll(module.getPackages());
    }
    return packages;
  }

  /** Finds a class file; null if it is not there, or may not be where the loader finds it. */
  byte @Nullable [] find(String internalName) throws IOException {
    int end = Math.max(0, internalName.lastIndexOf('/'));
    if (modular.contains(internalName.substring(0, end).replace('/', '.'))) {
      return null;
    }
    String name = internalName.concat(".class");
    for (int i = 0; ; i++) {
      Entry entry = i < opened.size() ? opened.get(i) : openNext(i);
      byte[] found = entry == null ? null : entry.find(name);
      if (entry == null || found != null) {
        return found;
      }
    }
  }

  private synchronized @Nullable Entry openNext(int index) {
    while (index >= opened.size()) {
      File next = unopened.poll();
      if (next == null) {
        return null;
      }
      if (seen.add(next)) {
        open(next);
      }
    }
    return opened.get(index);
  }

  private void open(File file) {
    if (file.isDirectory()) {
      opened.add(new Folder(file));
      return;
    }
    try {
      JarFile jar = new JarFile(file, false, ZipFile.OPEN_READ, JarFile.runtimeVersion());
      if (jar.getEntry(INDEX) != null || !pushClassPath(jar, file)) {
        unopened.clear(); // what follows may not be what the loader looks into
      }
      opened.add(new Jar(jar));
    } catch (IOException absentOrDamaged) {
      // the loader passes over it too
    }
  }

  /** Puts first what a jar's manifest names; returns false if that cannot be done. */
  private boolean pushClassPath(JarFile jar, File file) throws IOException {
    Manifest manifest = jar.getManifest();
    String list =
        manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
    if (list == null) {
      return true;
    }
    Deque<File> named = new ArrayDeque<>();
    StringTokenizer entries = new StringTokenizer(list);
    try {
      while (entries.hasMoreTokens()) {
        named.push(new File(new URL(file.toURI().toURL(), entries.nextToken()).toURI()));
      }
    } catch (MalformedURLException | URISyntaxException | IllegalArgumentException notOfFile) {
      return false;
    }
    named.forEach(unopened::push);
    return true;
  }

  private record Folder(File root) implements Entry {
    @Override
    public byte @Nullable [] find(String name) throws IOException {
      File file = new File(root, name);
      if (!file.isFile()) {
        return null;
      }
      try (InputStream in = new FileInputStream(file)) {
        return read(in, file.length());
      }
    }
  }

  private record Jar(JarFile file) implements Entry {
    @Override
    public byte @Nullable [] find(String name) throws IOException {
      ZipEntry entry = file.getEntry(name);
      if (entry == null) {
        return null;
      }
      try (InputStream in = file.getInputStream(entry)) {
        return read(in, entry.getSize());
      }
    }
  }

  private static byte[] read(InputStream in, long length) throws IOException {
    if (length < 0 || length > LoaderSource.MOST_BYTES) {
      throw new IOException("its length is " + length);
    }
    byte[] bytes = new byte[(int) length];
    if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
      throw new EOFException("it is shorter than " + length + " bytes");
    }
    return bytes;
  }
}
