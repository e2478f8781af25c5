package dev.fermata.agent.tool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A folder or jar with classes, as a JVM of one release sees it. */
interface Location extends Closeable {
  /** Every JVM that can run the library is at least of this release. */
  int OLDEST_RELEASE = 17;

  String CLASS = ".class";

  /**
   * A class file.
   *
   * @param entry its path in the location, the one for the release
   * @param name internal name
   * @param bytes its content
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
  record Found(String entry, String name, byte[] bytes) {}

  /** Opens a folder or jar; null for what is neither. */
  static @Nullable Location open(Path path, int release) throws IOException {
    if (Files.isDirectory(path)) {
      return new FolderLocation(path);
    }
    return Files.isRegularFile(path) ? new JarLocation(path, release) : null;
  }

  Path path();

  /** Lists the class files, in a fixed order, without descriptors of modules. */
  List<Found> classes() throws IOException;

  /** Finds the class file of a class; null if there is none. */
  byte @Nullable [] find(String internalName) throws IOException;

  /** The internal name of the class in a file of that path; null if it is no class. */
  static @Nullable String className(String path) {
    if (!path.endsWith(CLASS) || path.endsWith("module-info.class")) {
      return null;
    }
    String name = path.substring(0, path.length() - CLASS.length());
    for (String root : List.of("BOOT-INF/classes/", "WEB-INF/classes/")) {
      if (name.startsWith(root)) {
        return name.substring(root.length());
      }
    }
    return name.startsWith("META-INF/") ? null : name;
  }
}
