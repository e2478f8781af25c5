package dev.fermata.agent.tool;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that a program of one release sees: the inputs, the rest of the class path, and the JDK. */
final class ClassPath implements Closeable {
  private final List<Location> inputs = new ArrayList<>();
  private final List<Location> others = new ArrayList<>();

  ClassPath(Command command, int release) throws IOException {
    add(command.inputs(), inputs, release);
    List<Path> rest = new ArrayList<>();
    for (Path path : command.classPath()) {
      if (!isInput(path)) {
        rest.add(path);
      }
    }
    add(rest, others, release);
  }

  /** So that a whole class path can be given, with the inputs in it. */
  private boolean isInput(Path path) throws IOException {
    for (Location input : inputs) {
      if (Files.exists(path) && Files.isSameFile(path, input.path())) {
        return true;
      }
    }
    return false;
  }

  private static void add(List<Path> paths, List<Location> locations, int release)
      throws IOException {
    for (Path path : paths) {
      Location location = Location.open(path, release);
      if (location != null) {
        locations.add(location);
      }
    }
  }

  List<Location> inputs() {
    return inputs;
  }

  List<Location> others() {
    return others;
  }

  /** Without the api nothing is known to be suspendable. */
  boolean hasApi() {
    return find("dev/fermata/runtime/FrameStack") != null;
  }

  /** Tells whether an input has a class, so that one of the same name elsewhere is never loaded. */
  boolean isShadowed(String internalName) throws IOException {
    for (Location input : inputs) {
      if (input.find(internalName) != null) {
        return true;
      }
    }
    return false;
  }

  /** Finds the class file of a class; null if there is none. */
  byte @Nullable [] find(String internalName) {
    try {
      for (List<Location> locations : List.of(inputs, others)) {
        for (Location location : locations) {
          byte[] classFile = location.find(internalName);
          if (classFile != null) {
            return classFile;
          }
        }
      }
      ClassLoader jdk = ClassLoader.getPlatformClassLoader();
      try (InputStream in = jdk.getResourceAsStream(internalName + Location.CLASS)) {
        return in == null ? null : in.readAllBytes();
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close() throws IOException {
    for (List<Location> locations : List.of(inputs, others)) {
      for (Location location : locations) {
        location.close();
      }
    }
  }
}
