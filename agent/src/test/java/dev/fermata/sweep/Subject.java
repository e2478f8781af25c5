package dev.fermata.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A program whose classes are all instrumented.
 *
 * @param name for the report
 * @param classes class files by internal name
 */
public record Subject(String name, Map<String, byte[]> classes) {
  /** Reads a jar, without the classes for single versions of Java. */
  static Subject ofJar(Path jar) {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    try (ZipFile file = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : file.stream().toList()) {
        String name = entry.getName();
        if (name.endsWith(".class")
            && !name.startsWith("META-INF/")
            && !name.endsWith("module-info.class")) {
          try (InputStream in = file.getInputStream(entry)) {
            classes.put(name.substring(0, name.length() - ".class".length()), in.readAllBytes());
          }
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return new Subject(jar.getFileName().toString().replace(".jar", ""), classes);
  }

  long bytes() {
    return classes.values().stream().mapToLong(each -> each.length).sum();
  }
}
