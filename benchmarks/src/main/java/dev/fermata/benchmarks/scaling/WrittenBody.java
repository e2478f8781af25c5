package dev.fermata.benchmarks.scaling;

import dev.fermata.IntGenerator;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A generator whose body is written by a program, compiled and loaded like any other class. */
final class WrittenBody {
  private static final int ELEMENTS = 10_000;

  /** Written so that the JIT keeps what is added up. */
  static long written;

  private WrittenBody() {}

  /** Compiles a class with one generator of ints. */
  static IntGenerator make(String name, String body) {
    String source =
        "public class "
            + name
            + " {\n  public static dev.fermata.IntGenerator make() {\n"
            + "return dev.fermata.IntGenerator.of(y -> {\n"
            + body
            + "});\n  }\n}\n";
    try {
      Path directory = Files.createTempDirectory("fermata-scaling");
      Path file = Files.writeString(directory.resolve(name + ".java"), source);
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      String classPath = System.getProperty("java.class.path");
      int failed = compiler.run(null, null, null, "-proc:none", "-cp", classPath, file.toString());
      if (failed != 0) {
        throw new IllegalStateException("does not compile:\n" + source);
      }
      URL[] urls = {directory.toUri().toURL()};
      try (URLClassLoader loader = new URLClassLoader(urls)) {
        return (IntGenerator) loader.loadClass(name).getMethod("make").invoke(null);
      }
    } catch (IOException | ReflectiveOperationException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static double nanosOfStep(IntGenerator generator) {
    return Stopwatch.median(() -> take(generator)) / ELEMENTS;
  }

  private static void take(IntGenerator generator) {
    for (int i = 0; i < ELEMENTS; i++) {
      written += generator.nextInt();
    }
  }
}
