package dev.fermata.oracle;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The readable targets: every public static method without parameters of every public class in the
 * package {@code dev.fermata.targets} is a case.
 */
final class Targets {
  private static final String PACKAGE = "dev/fermata/targets/";

  /** What targets call in place of the JDK's methods: the agent is to make twins of it too. */
  private static final String REPLACEMENTS = "dev/fermata/runtime/replacement/";

  private Targets() {}

  /** One case; its text is the name that a test shows. */
  record Case(String className, String method) {
    @Override
    public String toString() {
      return className.substring(className.lastIndexOf('.') + 1) + "." + method;
    }
  }

  /** All cases, by class and name. */
  static List<Case> all() throws Exception {
    List<Case> cases = new ArrayList<>();
    for (String name : classFiles().keySet()) {
      boolean direct = name.lastIndexOf('/') == PACKAGE.length() - 1;
      if (direct && !name.contains("$")) {
        Class<?> type =
            Class.forName(name.replace('/', '.'), false, Targets.class.getClassLoader());
        cases.addAll(casesOf(type));
      }
    }
    return cases;
  }

  /** The cases of one class, by name. */
  static List<Case> casesOf(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(Targets::isCase)
        .map(method -> new Case(type.getName(), method.getName()))
        .sorted(Comparator.comparing(Case::method))
        .toList();
  }

  private static boolean isCase(Method method) {
    return Modifier.isPublic(method.getDeclaringClass().getModifiers())
        && Modifier.isPublic(method.getModifiers())
        && Modifier.isStatic(method.getModifiers())
        && !method.isSynthetic()
        && method.getParameterCount() == 0;
  }

  /** The class files of the package and those below it, nested classes too, by internal name. */
  static Map<String, byte[]> classFiles() throws Exception {
    Map<String, byte[]> classFiles = new TreeMap<>();
    addFolder(PACKAGE, classFiles);
    addFolder(REPLACEMENTS, classFiles);
    return classFiles;
  }

  /** Those of the class files that are not the targets' own. */
  static Map<String, byte[]> replacements() throws Exception {
    Map<String, byte[]> classFiles = new TreeMap<>();
    addFolder(REPLACEMENTS, classFiles);
    return classFiles;
  }

  private static void addFolder(String name, Map<String, byte[]> classFiles) throws Exception {
    URI folder = Targets.class.getClassLoader().getResource(name).toURI();
    if (folder.getScheme().equals("jar")) {
      try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
        addFiles(jar.getPath(name), name, classFiles);
      }
    } else {
      addFiles(Path.of(folder), name, classFiles);
    }
  }

  private static void addFiles(Path folder, String prefix, Map<String, byte[]> classFiles)
      throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        String relative = folder.relativize(file).toString().replace(File.separatorChar, '/');
        String name = prefix + relative.replace(".class", "");
        classFiles.put(name, Program.resource(name));
      }
    }
  }
}
