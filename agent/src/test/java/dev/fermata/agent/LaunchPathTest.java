package dev.fermata.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loader of the class path is asked beside it: both must find the same. */
class LaunchPathTest {
  @TempDir Path folder;

  @Test
  void class_file_of_the_first_entry_that_has_it_is_found() throws Exception {
    folder("classes", "a/A", "of the folder");
    jar("lib.jar", "", Map.of("a/A.class", "of the jar", "a/B.class", "b"));
    assertThat(find("classes:lib.jar", "a/A")).isEqualTo("of the folder");
    assertThat(find("lib.jar:classes", "a/A")).isEqualTo("of the jar");
    assertThat(find("classes:lib.jar", "a/B")).isEqualTo("b");
    assertThat(find("classes:lib.jar", "a/C")).isNull();
  }

  @Test
  void entries_that_a_jar_names_come_behind_it() throws Exception {
    jar("first.jar", "sub/second.jar third/ absent.jar", Map.of("a/A.class", "1"));
    jar("sub/second.jar", "../first.jar", Map.of("a/A.class", "2", "a/B.class", "2"));
    folder("third", "a/C", "3");
    jar("last.jar", "", Map.of("a/B.class", "4", "a/C.class", "4", "a/D.class", "4"));
    String path = "first.jar:last.jar";
    assertThat(find(path, "a/A")).isEqualTo("1");
    assertThat(find(path, "a/B")).isEqualTo("2");
    assertThat(find(path, "a/C")).isEqualTo("3");
    assertThat(find(path, "a/D")).isEqualTo("4");
  }

  @Test
  void nothing_is_found_behind_a_jar_that_names_what_is_no_file() throws Exception {
    jar("first.jar", "https://example.com/lib.jar", Map.of("a/A.class", "1"));
    jar("last.jar", "", Map.of("a/A.class", "2", "a/B.class", "2"));
    assertThat(find("first.jar:last.jar", "a/A")).isEqualTo("1");
    assertThat(find("first.jar:last.jar", "a/B")).isNull();
  }

  @Test
  void nothing_is_found_behind_a_jar_with_an_index() throws Exception {
    jar("first.jar", "", Map.of("META-INF/INDEX.LIST", "", "a/A.class", "1"));
    jar("last.jar", "", Map.of("a/B.class", "2"));
    assertThat(find("first.jar:last.jar", "a/A")).isEqualTo("1");
    assertThat(find("first.jar:last.jar", "a/B")).isNull();
  }

  @Test
  void jar_for_several_releases_gives_the_version_for_this_one() throws Exception {
    jar("multi.jar", "", Map.of("a/A.class", "old", "META-INF/versions/17/a/A.class", "new"));
    assertThat(find("multi.jar", "a/A")).isEqualTo("new");
  }

  @Test
  void entries_that_cannot_be_read_are_passed_over() throws Exception {
    Files.writeString(folder.resolve("damaged.jar"), "no jar");
    jar("lib.jar", "", Map.of("a/A.class", "a"));
    assertThat(find("absent.jar:damaged.jar:lib.jar", "a/A")).isEqualTo("a");
  }

  @Test
  void package_of_a_module_is_not_looked_for() throws Exception {
    jar("lib.jar", "", Map.of("a/b/A.class", "a", "a/A.class", "a"));
    LaunchPath path = new LaunchPath(folder.resolve("lib.jar").toString(), Set.of("a.b"));
    assertThat(path.find("a/b/A")).isNull();
    assertThat(path.find("a/A")).isNotNull();
  }

  @Test
  void only_the_loader_of_the_class_path_has_it() {
    assertThat(LaunchPath.of(ClassLoader.getSystemClassLoader())).isNotNull();
    assertThat(LaunchPath.of(ClassLoader.getPlatformClassLoader())).isNull();
    assertThat(LaunchPath.of(new ClassLoader() {})).isNull();
  }

  private String find(String path, String internalName) throws IOException {
    StringBuilder whole = new StringBuilder();
    for (String entry : path.split(":", -1)) {
      whole.append(whole.isEmpty() ? "" : File.pathSeparator).append(folder.resolve(entry));
    }
    byte[] found = new LaunchPath(whole.toString(), Set.of()).find(internalName);
    return found == null ? null : new String(found, StandardCharsets.UTF_8);
  }

  private void folder(String name, String className, String content) throws IOException {
    Path file = folder.resolve(name).resolve(className + ".class");
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private void jar(String name, String classPath, Map<String, String> files) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MULTI_RELEASE, "true");
    if (!classPath.isEmpty()) {
      attributes.put(Attributes.Name.CLASS_PATH, classPath);
    }
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (var out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
      for (Map.Entry<String, String> each : new TreeMap<>(files).entrySet()) {
        out.putNextEntry(new JarEntry(each.getKey()));
        out.write(each.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
