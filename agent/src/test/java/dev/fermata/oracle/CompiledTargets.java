package dev.fermata.oracle;

import dev.fermata.compilers.ForeignCompiler;
import dev.fermata.instrument.Instrumenter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Targets that another compiler has made. A case is a public static method without parameters of a
 * class whose name ends in {@code Targets}. Those in a package {@code library} call back through
 * the language's own library, which is suspendable only where it is named so from outside.
 */
final class CompiledTargets {
  private final Map<String, byte[]> classFiles;
  private final ClassLoader libraries;
  private final Program program;
  private final Program programWithLibrary;

  private CompiledTargets(
      ForeignCompiler compiler, Map<String, byte[]> classFiles, List<String> libraryGlobs) {
    this.classFiles = classFiles;
    this.libraries = compiler.libraries();
    this.program = new Program(classFiles, libraries, Transformation::engine);
    Map<String, byte[]> all = new TreeMap<>(classFiles);
    if (!libraryGlobs.isEmpty()) {
      addAll(compiler.classesOfLibrary(), all);
    }
    this.programWithLibrary = new Program(all, libraries, engine(libraryGlobs));
  }

  /**
   * Compiles sources.
   *
   * @param libraryGlobs what of the library is suspendable for the cases that need it
   */
  static CompiledTargets of(
      ForeignCompiler compiler,
      Collection<Path> sources,
      List<String> libraryGlobs,
      String... options) {
    try {
      Path folder = Files.createTempDirectory(compiler.name());
      compiler.compile(sources, folder, options);
      Map<String, byte[]> classFiles = new TreeMap<>(SourceCompiler.classFilesIn(folder));
      classFiles.putAll(Targets.replacements());
      return new CompiledTargets(compiler, classFiles, libraryGlobs);
    } catch (Exception broken) {
      throw new AssertionError(broken);
    }
  }

  private static Function<Function<String, byte[]>, Transformation> engine(List<String> globs) {
    return source -> new Instrumenter(source, globs)::instrument;
  }

  private void addAll(List<String> internalNames, Map<String, byte[]> all) {
    for (String name : internalNames) {
      all.put(name, Program.resource(libraries, name));
    }
  }

  /** The program without the library. */
  Program program() {
    return program;
  }

  /** All cases, by class and name. */
  Stream<Targets.Case> cases() {
    OracleLoader loader = program.plainLoader();
    return classFiles.keySet().stream()
        .filter(name -> name.endsWith("Targets"))
        .flatMap(name -> Targets.casesOf(load(loader, name)).stream())
        .filter(target -> !target.method().contains("$"));
  }

  /** Checks a case; in brief if it needs the library, which makes each run slow. */
  void assertTransparent(Targets.Case target) throws Exception {
    if (target.className().contains(".library.")) {
      TransparencyOracle.assertTransparentInBrief(programWithLibrary, target);
    } else {
      TransparencyOracle.assertTransparent(program, target.className(), target.method());
    }
  }

  private static Class<?> load(OracleLoader loader, String internalName) {
    try {
      return loader.loadClass(internalName.replace('/', '.'));
    } catch (ClassNotFoundException broken) {
      throw new AssertionError(broken);
    }
  }
}
