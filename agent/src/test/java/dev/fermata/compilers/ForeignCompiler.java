package dev.fermata.compilers;

import dev.fermata.it.SourceCode;
import dev.fermata.oracle.Probe;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A compiler that the build has put, with all that it needs, into a folder below the one that the
 * property {@code fermata.compilers} names. It runs in a JVM of its own, that of the tests or, if
 * there is no JDK around that one, that of the build.
 */
public enum ForeignCompiler {
  /** Eclipse's for Java. */
  ECJ("org.eclipse.jdt.internal.compiler.batch.Main", "java", "", "-g -nowarn -proc:none"),
  /** Apache Groovy's. */
  GROOVY("org.codehaus.groovy.tools.FileSystemCompiler", "groovy", "groovy-", ""),
  /** The one of Kotlin for the JVM. */
  KOTLIN(
      "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler",
      "kt",
      "kotlin-stdlib-",
      "-no-stdlib -no-reflect -nowarn -jvm-target 17"),
  /** The one of Scala 3. */
  SCALA("dotty.tools.dotc.Main", "scala", "scala-library-", "-java-output-version 17");

  private static final Path COMPILERS = Path.of(System.getProperty("fermata.compilers"));

  private final String mainClass;
  private final String extension;
  private final String library;
  private final String options;

  ForeignCompiler(String mainClass, String extension, String library, String options) {
    this.mainClass = mainClass;
    this.extension = extension;
    this.library = library;
    this.options = options;
  }

  /**
   * Compiles sources that use the api and the probes.
   *
   * @param output a folder that exists
   * @param more options besides those that it always has
   * @throws AssertionError with the compiler's messages if it fails
   */
  public void compile(Collection<Path> sources, Path output, String... more) {
    List<String> command = new ArrayList<>();
    command.add(java().toString());
    Collections.addAll(command, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    Collections.addAll(command, "-Dgroovy.target.bytecode=17");
    Collections.addAll(command, "-cp", folder().resolve("*").toString(), mainClass);
    Stream.of(options.split(" ")).filter(option -> !option.isEmpty()).forEach(command::add);
    Collections.addAll(command, more);
    Collections.addAll(command, "-cp", classPath(), "-d", output.toString());
    sources.forEach(source -> command.add(source.toString()));
    try {
      Path messages = output.resolve("messages.txt");
      Process compiler =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(messages.toFile())
              .start();
      if (compiler.waitFor() != 0) {
        throw new AssertionError(this + " failed:\n" + Files.readString(messages));
      }
    } catch (IOException | InterruptedException broken) {
      throw new AssertionError(broken);
    }
  }

  /** Lists the sources in its language among the tests' resources. */
  public List<Path> sources() {
    String language = name().toLowerCase(Locale.ROOT);
    return filesBelow(Path.of(uri(ForeignCompiler.class.getResource(language))));
  }

  /** Names a source in its language. */
  public String source(String name) {
    return name + "." + extension;
  }

  /** Creates a loader of the language's own library below that of the tests. */
  public ClassLoader libraries() {
    ClassLoader parent = ForeignCompiler.class.getClassLoader();
    return library.isEmpty() ? parent : new URLClassLoader(new URL[] {url(library())}, parent);
  }

  /** Lists the classes of the language's own library by their internal names. */
  public List<String> classesOfLibrary() {
    try (JarFile jar = new JarFile(library().toFile())) {
      return jar.stream()
          .map(JarEntry::getName)
          .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF"))
          .map(name -> name.substring(0, name.length() - 6))
          .toList();
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  /** Lists the files of a folder and of those in it, in the order of their names. */
  public static List<Path> filesBelow(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  private static Path java() {
    Path own = Path.of(System.getProperty("java.home"), "bin", "java");
    boolean isInJdk = Files.exists(own.resolveSibling("javac"));
    return isInJdk ? own : Path.of(System.getProperty("fermata.javac")).resolveSibling("java");
  }

  private Path folder() {
    return COMPILERS.resolve(name().toLowerCase(Locale.ROOT));
  }

  private Path library() {
    return filesBelow(folder()).stream()
        .filter(file -> file.getFileName().toString().startsWith(library))
        .findFirst()
        .orElseThrow();
  }

  private String classPath() {
    List<Path> path = new ArrayList<>(List.of(SourceCode.api(), SourceCode.home(Probe.class)));
    if (!library.isEmpty()) {
      path.add(library());
    }
    return path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static URI uri(URL url) {
    try {
      return url.toURI();
    } catch (URISyntaxException broken) {
      throw new AssertionError(broken);
    }
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException broken) {
      throw new AssertionError(broken);
    }
  }
}
