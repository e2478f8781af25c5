package dev.fermata.it;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** An agent of somebody else's, which redefines and retransforms classes when it is asked to. */
final class AgentJar {
  private static final String SOURCE =
      """
      package acme;
      import java.lang.instrument.*;
      import java.nio.file.*;
      public class Swapper {
        private static Instrumentation instrumentation;
        public static void premain(String options, Instrumentation given) {
          instrumentation = given;
        }
        public static void retransform(Class<?>... types) throws Exception {
          instrumentation.retransformClasses(types);
        }
        public static void redefine(Class<?> type, String folder) throws Exception {
          Path file = Path.of(folder, type.getName().replace('.', '/') + ".class");
          instrumentation.redefineClasses(new ClassDefinition(type, Files.readAllBytes(file)));
        }
      }
      """;

  private AgentJar() {}

  /** Compiles {@code acme.Swapper} into the folder; returns the option that starts it. */
  static String option(Path folder) {
    SourceCode.compile(folder, List.of(), SOURCE);
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Premain-Class", "acme.Swapper");
    main.putValue("Can-Redefine-Classes", "true");
    main.putValue("Can-Retransform-Classes", "true");
    Path jar = folder.resolve("swapper.jar");
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
    return "-javaagent:" + jar;
  }
}
