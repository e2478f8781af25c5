package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Generator;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Java text in a test, so that the lines which a message names can be counted in the text. */
public final class SourceCode {
  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
  private static final Pattern TYPE = Pattern.compile("public .*?(?:class|interface) (\\w+)");

  private SourceCode() {}

  /** Where the api was loaded from: a jar or a folder of classes. */
  public static Path api() {
    return home(Generator.class);
  }

  /** The folder or the jar that a class was loaded from. */
  public static Path home(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  /**
   * Compiles {@code sources} into {@code folder}; {@code options} say where the api is. The
   * compiler is that of the build: the JVM that runs the tests may have none.
   */
  public static void compile(Path folder, List<String> options, String... sources) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("fermata.javac"));
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "--release", "17", "-proc:none"));
    command.addAll(List.of("-d", folder.toString()));
    command.addAll(options);
    try {
      Path texts = Files.createDirectories(folder.resolve("META-INF/src"));
      for (String source : sources) {
        Path file = texts.resolve(simpleName(source) + ".java");
        command.add(Files.writeString(file, source).toString());
      }
      Path messages = texts.resolve("javac.txt");
      Process javac =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(messages.toFile())
              .start();
      assertThat(javac.waitFor()).as(Files.readString(messages)).isZero();
    } catch (IOException | InterruptedException broken) {
      throw new AssertionError(broken);
    }
  }

  /** Compiles {@code sources} into {@code folder} and loads the public type of the first one. */
  public static Class<?> load(Path folder, String... sources) {
    compile(folder, List.of("-cp", api() + File.pathSeparator + folder), sources);
    try {
      URL[] urls = {folder.toUri().toURL()};
      ClassLoader loader = new URLClassLoader(urls, SourceCode.class.getClassLoader());
      Matcher inPackage = PACKAGE.matcher(sources[0]);
      String prefix = inPackage.find() ? inPackage.group(1) + "." : "";
      return loader.loadClass(prefix + simpleName(sources[0]));
    } catch (IOException | ReflectiveOperationException broken) {
      throw new AssertionError(broken);
    }
  }

  private static String simpleName(String source) {
    if (source.startsWith("module ")) {
      return "module-info";
    }
    Matcher type = TYPE.matcher(source);
    assertThat(type.find()).as("a public type in " + source).isTrue();
    return type.group(1);
  }
}
