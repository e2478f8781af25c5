package dev.fermata.agent.tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A jar, with its classes for single releases if it has any. */
final class JarLocation implements Location {
  private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/(\\d+)/.*");

  private final Path path;
  private final JarFile jar;

  /** By the name of the class. */
  private final Map<String, JarEntry> entries = new HashMap<>();

  JarLocation(Path path, int release) throws IOException {
    this.path = path;
    Runtime.Version version = Runtime.Version.parse(String.valueOf(release));
    try {
      jar = new JarFile(path.toFile(), false, ZipFile.OPEN_READ, version);
    } catch (IOException broken) {
      throw new IOException("'" + path + "' is no jar (" + broken.getMessage() + ")", broken);
    }
    for (JarEntry entry : jar.versionedStream().toList()) {
      String name = Location.className(entry.getName());
      if (name != null) {
        entries.put(name, entry);
      }
    }
  }

  @Override
  public Path path() {
    return path;
  }

  /** Lists the releases after the oldest one for which the jar has classes of their own. */
  Set<Integer> newerReleases() {
    Set<Integer> releases = new TreeSet<>();
    if (jar.isMultiRelease()) {
      for (JarEntry entry : jar.stream().toList()) {
        Matcher versioned = VERSIONED.matcher(entry.getName());
        if (versioned.matches() && Integer.parseInt(versioned.group(1)) > OLDEST_RELEASE) {
          releases.add(Integer.valueOf(versioned.group(1)));
        }
      }
    }
    return releases;
  }

  @Override
  public List<Found> classes() throws IOException {
    List<Found> found = new ArrayList<>();
    for (JarEntry entry : jar.versionedStream().toList()) {
      String name = Location.className(entry.getName());
      if (name != null) {
        found.add(new Found(entry.getRealName(), name, read(entry)));
      }
    }
    return found;
  }

  @Override
  public byte @Nullable [] find(String internalName) throws IOException {
    JarEntry entry = entries.get(internalName);
    return entry == null ? null : read(entry);
  }

  private byte[] read(JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  @Override
  public void close() throws IOException {
    jar.close();
  }
}
