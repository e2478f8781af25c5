package dev.fermata.benchmarks.measure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * A JDK to measure on.
 *
 * @param version as it calls itself, such as 17.0.15
 * @param home where it is installed
 */
record Jdk(String version, Path home) {
  static Jdk at(Path home) {
    Properties release = new Properties();
    try (InputStream file = Files.newInputStream(home.resolve("release"))) {
      release.load(file);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("No JDK in " + home, unreadable);
    }
    return new Jdk(release.getProperty("JAVA_VERSION").replace("\"", ""), home);
  }

  String java() {
    return home.resolve("bin/java").toString();
  }

  /** The feature version, such as 17. */
  String feature() {
    return version.replaceFirst("\\..*", "");
  }
}
