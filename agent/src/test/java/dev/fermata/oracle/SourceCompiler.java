package dev.fermata.oracle;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles a class from memory to memory, with the compiler of the JVM that runs the tests, or with
 * that of the build where that JVM has none.
 */
final class SourceCompiler {
  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();
  private static final int OLDEST_BUILD = 17;

  private SourceCompiler() {}

  /** The newest release of Java that can be compiled here. */
  static int newestRelease() {
    return JAVAC == null ? OLDEST_BUILD : Runtime.version().feature();
  }

  /**
   * Compiles many sources at once, which takes far less time than one by one.
   *
   * @param sources by class name with dots
   * @param release of Java
   * @return class files by internal name
   */
  static Map<String, byte[]> compileAll(Map<String, String> sources, int release) {
    if (sources.isEmpty()) {
      return Map.of(); // which javac takes for a mistake
    }
    return JAVAC == null ? compileByBuild(sources, release) : compileHere(sources, release);
  }

  /**
   * Compiles one source.
   *
   * @param className with dots
   * @param release of Java
   * @return class files by internal name
   */
  static Map<String, byte[]> compile(String className, String source, int release) {
    return compileAll(Map.of(className, source), release);
  }

  /** Compiles files by another process. */
  static Map<String, byte[]> compile(List<Path> files, int release) {
    try {
      Path folder = Files.createTempDirectory("classes");
      List<String> arguments = new ArrayList<>();
      arguments.addAll(List.of("--release", "" + release, "-g", "-nowarn", "-proc:none"));
      arguments.addAll(List.of("-Xlint:-options", "-cp", System.getProperty("java.class.path")));
      arguments.addAll(List.of("-d", folder.toString()));
      files.forEach(file -> arguments.add(file.toString()));
      if (!CompilerProcess.compile(javac(), arguments)) {
        throw new AssertionError("javac failed on " + files);
      }
      return classFilesIn(folder);
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  private static Path javac() {
    return JAVAC == null
        ? Path.of(System.getProperty("fermata.javac"))
        : Path.of(System.getProperty("java.home"), "bin", "javac");
  }

  private static Map<String, byte[]> compileByBuild(Map<String, String> sources, int release) {
    try {
      Path folder = Files.createTempDirectory("source");
      List<Path> files = new ArrayList<>();
      for (String className : sources.keySet()) {
        Path file = folder.resolve(className.replace('.', '/') + ".java");
        Files.createDirectories(file.getParent());
        files.add(Files.writeString(file, sources.get(className)));
      }
      return compile(files, release);
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  /** Reads the class files in a folder; by internal name. */
  static Map<String, byte[]> classFilesIn(Path folder) throws IOException {
    Map<String, byte[]> classFiles = new HashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
        classFiles.put(name.substring(0, name.length() - 6), Files.readAllBytes(file));
      }
    }
    return classFiles;
  }

  private static Map<String, byte[]> compileHere(Map<String, String> sources, int release) {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    StandardJavaFileManager standard = JAVAC.getStandardFileManager(diagnostics, null, null);
    Output output = new Output(standard);
    String path = System.getProperty("java.class.path");
    List<String> options = new ArrayList<>(List.of("-g", "-nowarn", "-proc:none", "-cp", path));
    if (release != Runtime.version().feature()) {
      options.addAll(List.of("--release", "" + release)); // slower
    }
    List<Text> texts = new ArrayList<>();
    sources.forEach((name, text) -> texts.add(new Text(name, text)));
    if (!JAVAC.getTask(null, output, diagnostics, options, null, texts).call()) {
      List<String> errors = new ArrayList<>();
      for (Diagnostic<?> diagnostic : diagnostics.getDiagnostics()) {
        errors.add(diagnostic.toString());
      }
      throw new AssertionError(
          String.join("\n", errors) + "\n" + String.join("\n", sources.values()));
    }
    Map<String, byte[]> classFiles = new HashMap<>();
    output.files.forEach((name, bytes) -> classFiles.put(name, bytes.toByteArray()));
    return classFiles;
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String source;

    Text(String className, String source) {
      super(URI.create("memory:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source;
    }
  }

  private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> files = new HashMap<>();

    Output(JavaFileManager standard) {
      super(standard);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      files.put(className.replace('.', '/'), bytes);
      URI uri = URI.create("memory:///" + className.replace('.', '/') + ".class");
      return new SimpleJavaFileObject(uri, kind) {
        @Override
        public OutputStream openOutputStream() {
          return bytes;
        }
      };
    }
  }
}
