package dev.fermata.it.loading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.it.Jvm;
import dev.fermata.it.SourceCode;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program in one jar with the library in a jar within, as Spring Boot packs and starts it. */
class SpringBootIT {
  /** Knows nothing of the library; a resource beside it names what suspends. */
  private static final String LIBRARY =
      """
      package acme.lib;
      public class Walk {
        public interface Visitor { void visit(String name); }
        public static void each(Visitor visitor) {
          for (int i = 0; i < 2; i++) {
            visitor.visit("lib " + i);
          }
        }
      }
      """;

  private static final String MAIN =
      """
      package acme;
      import acme.lib.Walk;
      import dev.fermata.*;
      public class Main {
        @Suspendable static void feed(Yielder<String> y) {
          y.yield("first");
          Walk.each(name -> y.yield(name));
        }
        public static void main(String[] args) {
          for (String each : Generator.of(Main::feed)) System.out.println(each);
          System.out.println(Main.class.getClassLoader().getClass().getSimpleName());
          System.out.println(Generator.class.getClassLoader() == Main.class.getClassLoader());
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void program_with_the_library_in_a_nested_jar_suspends() throws IOException {
    Path lib = Files.createDirectories(folder.resolve("lib"));
    SourceCode.compile(lib, List.of(), LIBRARY);
    Files.createDirectories(lib.resolve("META-INF/fermata"));
    Files.writeString(
        lib.resolve("META-INF/fermata/suspendables"),
        "acme.lib.Walk.each\nacme.lib.Walk$Visitor.visit\n");
    Path main = Files.createDirectories(folder.resolve("main"));
    SourceCode.compile(main, List.of("-cp", SourceCode.api() + File.pathSeparator + lib), MAIN);
    Path program = folder.resolve("program.jar");
    write(program, main, lib);

    Jvm.Ended ended = Jvm.run(folder, Jvm.agent(""), "-jar", program.toString());

    assertThat(ended.err()).isEmpty();
    assertThat(ended.out().lines())
        .containsExactly("first", "lib 0", "lib 1", "LaunchedClassLoader", "true");
  }

  private static void write(Path program, Path main, Path lib) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(
        Attributes.Name.MAIN_CLASS, "org.springframework.boot.loader.launch.JarLauncher");
    attributes.putValue("Start-Class", "acme.Main");
    attributes.putValue("Spring-Boot-Classes", "BOOT-INF/classes/");
    attributes.putValue("Spring-Boot-Lib", "BOOT-INF/lib/");
    try (OutputStream out = Files.newOutputStream(program);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      addLauncher(jar);
      jar.putNextEntry(new JarEntry("BOOT-INF/classes/"));
      jar.putNextEntry(new JarEntry("BOOT-INF/lib/"));
      addFolder(jar, "BOOT-INF/classes/", main);
      addStored(jar, "BOOT-INF/lib/lib.jar", jarOf(lib));
      addStored(jar, "BOOT-INF/lib/fermata.jar", api());
    }
  }

  /** The launcher lies unpacked in the program's jar: the JVM can load nothing else. */
  private static void addLauncher(JarOutputStream jar) throws IOException {
    Path folder = Path.of(System.getProperty("fermata.compilers"), "spring-boot");
    try (Stream<Path> files = Files.list(folder);
        InputStream file = Files.newInputStream(files.findFirst().orElseThrow());
        JarInputStream launcher = new JarInputStream(file)) {
      for (JarEntry each = launcher.getNextJarEntry();
          each != null;
          each = launcher.getNextJarEntry()) {
        if (!each.isDirectory()) {
          jar.putNextEntry(new JarEntry(each.getName()));
          launcher.transferTo(jar);
          jar.closeEntry();
        }
      }
    }
  }

  private static void addFolder(JarOutputStream jar, String prefix, Path classes)
      throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
        jar.putNextEntry(new JarEntry(prefix + name));
        jar.write(Files.readAllBytes(file));
        jar.closeEntry();
      }
    }
  }

  private static byte[] jarOf(Path classes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes)) {
      addFolder(jar, "", classes);
    }
    return bytes.toByteArray();
  }

  /** Of a build in which the tests have it as a folder, a jar is made. */
  private static byte[] api() throws IOException {
    Path api = SourceCode.api();
    return Files.isDirectory(api) ? jarOf(api) : Files.readAllBytes(api);
  }

  /** Nested jars must not be compressed. */
  private static void addStored(JarOutputStream jar, String name, byte[] bytes) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    JarEntry entry = new JarEntry(name);
    entry.setMethod(JarEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(sum.getValue());
    jar.putNextEntry(entry);
    jar.write(bytes);
    jar.closeEntry();
  }
}
