package dev.fermata.it.loading;

import dev.fermata.it.Jvm;
import dev.fermata.it.SourceCode;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program in folders, each for class loaders of its own. The class path has {@code app}, which
 * decides which loader sees what.
 */
final class Bundles {
  /** Looks into its own paths first, but for what it imports from others. */
  private static final String LOADER =
      """
      package acme;
      import java.net.*;
      import java.nio.file.*;
      import java.util.*;
      public class Bundle extends URLClassLoader {
        static { registerAsParallelCapable(); }
        private final Map<String, ClassLoader> imports = new LinkedHashMap<>();
        public Bundle(ClassLoader parent, String... paths) throws Exception {
          super(urls(paths), parent);
        }
        static URL[] urls(String... paths) throws Exception {
          URL[] urls = new URL[paths.length];
          for (int i = 0; i < paths.length; i++) urls[i] = Path.of(paths[i]).toUri().toURL();
          return urls;
        }
        public Bundle imports(String prefix, ClassLoader from) {
          imports.put(prefix, from);
          return this;
        }
        private ClassLoader exporter(String name) {
          for (String prefix : imports.keySet()) {
            if (name.replace('/', '.').startsWith(prefix)) return imports.get(prefix);
          }
          return null;
        }
        @Override protected Class<?> loadClass(String name, boolean resolve)
            throws ClassNotFoundException {
          synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) return loaded;
            ClassLoader exporter = exporter(name);
            if (exporter != null) return exporter.loadClass(name);
            try {
              return findClass(name);
            } catch (ClassNotFoundException elsewhere) {
              return super.loadClass(name, resolve);
            }
          }
        }
        @Override public URL getResource(String name) {
          ClassLoader exporter = exporter(name);
          if (exporter != null) return exporter.getResource(name);
          URL own = findResource(name);
          return own == null ? super.getResource(name) : own;
        }
        public static Object run(ClassLoader loader, String name) throws Exception {
          return loader.loadClass(name).getMethod("run").invoke(null);
        }
      }
      """;

  private final Path folder;

  Bundles(Path folder) {
    this.folder = folder;
    add("app", List.of(), LOADER);
  }

  Path path(String bundle) {
    return folder.resolve(bundle);
  }

  /** Compiles sources that may use those of other folders. */
  void add(String bundle, List<String> uses, String... sources) {
    List<String> path = new ArrayList<>(List.of(SourceCode.api().toString()));
    uses.forEach(each -> path.add(path(each).toString()));
    path.add(path(bundle).toString());
    SourceCode.compile(
        path(bundle), List.of("-cp", String.join(File.pathSeparator, path)), sources);
  }

  /** Runs {@code acme.Main}; its first arguments are the api's path and the folder of all. */
  Jvm.Ended run(String agentOptions, List<String> classPath, String... arguments) {
    List<String> command = new ArrayList<>(List.of(Jvm.agent(agentOptions), "-Xverify:all", "-cp"));
    command.add(String.join(File.pathSeparator, classPath));
    command.add("acme.Main");
    command.add(SourceCode.api().toString());
    command.add(folder.toString());
    command.addAll(List.of(arguments));
    return Jvm.run(folder, command.toArray(String[]::new));
  }
}
