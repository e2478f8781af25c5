package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Generator;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Java text in a test, so that the lines which a message names can be counted in the text. */
final class SourceCode {
  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
  private static final Pattern TYPE = Pattern.compile("public .*?(?:class|interface) (\\w+)");

  private SourceCode() {}

  /** Where the api was loaded from: a jar or a folder of classes. */
  static Path api() {
    return Path.of(
        URI.create(Generator.class.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  /** Compiles {@code sources} into {@code folder}; {@code options} say where the api is. */
  static void compile(Path folder, List<String> options, String... sources) {
    List<String> arguments = new ArrayList<>(List.of("-d", folder.toString(), "--release", "17"));
    arguments.addAll(options);
    StringWriter errors = new StringWriter();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<JavaFileObject> files = Arrays.stream(sources).map(SourceCode::file).toList();
    boolean compiled = compiler.getTask(errors, null, null, arguments, null, files).call();
    assertThat(compiled).as(errors.toString()).isTrue();
  }

  /** Compiles {@code sources} into {@code folder} and loads the public type of the first one. */
  static Class<?> load(Path folder, String... sources) {
    compile(folder, List.of("-cp", api() + File.pathSeparator + folder), sources);
    try {
      URL[] urls = {folder.toUri().toURL()};
      ClassLoader loader = new URLClassLoader(urls, SourceCode.class.getClassLoader());
      return loader.loadClass(typeName(sources[0]));
    } catch (IOException | ReflectiveOperationException broken) {
      throw new AssertionError(broken);
    }
  }

  private static JavaFileObject file(String source) {
    URI name = URI.create("string:///" + typeName(source).replace('.', '/') + ".java");
    return new SimpleJavaFileObject(name, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }

  private static String typeName(String source) {
    if (source.startsWith("module ")) {
      return "module-info";
    }
    Matcher type = TYPE.matcher(source);
    assertThat(type.find()).as("a public type in " + source).isTrue();
    Matcher inPackage = PACKAGE.matcher(source);
    return (inPackage.find() ? inPackage.group(1) + "." : "") + type.group(1);
  }
}
