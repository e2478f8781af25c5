package dev.fermata.agent.tool;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder of classes; the JVM knows no classes for single releases there. */
record FolderLocation(Path path) implements Location {
  /** Lists all files, by their paths in the folder with slashes. */
  List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> path.relativize(file).toString().replace(File.separatorChar, '/'))
          .sorted()
          .toList();
    }
  }

  @Override
  public List<Found> classes() throws IOException {
    List<Found> found = new ArrayList<>();
    for (String file : files()) {
      String name = Location.className(file);
      if (name != null) {
        found.add(new Found(file, name, Files.readAllBytes(path.resolve(file))));
      }
    }
    return found;
  }

  @Override
  public byte @Nullable [] find(String internalName) throws IOException {
    Path file = path.resolve(internalName + CLASS);
    return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
  }

  @Override
  public void close() {}
}
