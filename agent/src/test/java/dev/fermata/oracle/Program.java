package dev.fermata.oracle;

import dev.fermata.instrument.AuxiliaryClass;
import dev.fermata.instrument.Instrumented;
import dev.fermata.instrument.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A set of classes before and after the transformation, from which any number of loaders can be
 * filled. Not thread-safe.
 */
final class Program {
  private final Map<String, byte[]> originals;
  private final ClassLoader libraries;
  private final Transformation transformation;
  private final Map<String, byte[]> transformed = new TreeMap<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final Set<String> passed = new TreeSet<>();
  private final List<String> expectedRefusals = new ArrayList<>();

  /**
   * Creates a program.
   *
   * @param originals class files by internal name
   * @param transformation given a source of class files
   */
  Program(
      Map<String, byte[]> originals,
      Function<Function<String, byte[]>, Transformation> transformation) {
    this(originals, Program.class.getClassLoader(), transformation);
  }

  /**
   * Creates a program that needs libraries.
   *
   * @param originals class files by internal name
   * @param libraries loads all other classes
   * @param transformation given a source of class files
   */
  Program(
      Map<String, byte[]> originals,
      ClassLoader libraries,
      Function<Function<String, byte[]>, Transformation> transformation) {
    this.originals = new TreeMap<>(originals);
    this.libraries = libraries;
    this.transformation = transformation.apply(this::find);
  }

  /** The names of this program's own classes that begin with {@code prefix}, without frames. */
  List<String> classNames(String prefix) {
    return originals.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
  }

  List<Refusal> refusals() {
    return refusals;
  }

  /** Demands a refusal whose method and reason, with a colon between, contain {@code part}. */
  Program expectRefusal(String part) {
    expectedRefusals.add(part);
    return this;
  }

  List<String> expectedRefusals() {
    return expectedRefusals;
  }

  /** Names of auxiliary classes made so far. */
  Set<String> auxiliaries() {
    Set<String> names = new TreeSet<>(transformed.keySet());
    names.removeAll(originals.keySet());
    return names;
  }

  byte[] original(String name) {
    return originals.get(name);
  }

  /** The transformed class file of an original or an auxiliary class; null if there is none. */
  byte[] transformed(String name) {
    if (!transformed.containsKey(name) && originals.containsKey(name)) {
      Instrumented made = transformation.instrument(originals.get(name));
      transformed.put(name, made.classFile());
      for (AuxiliaryClass auxiliary : made.auxiliaries()) {
        transformed.put(auxiliary.name(), auxiliary.classFile());
      }
      refusals.addAll(made.refusals());
    }
    return transformed.get(name);
  }

  /** A loader that defines the original classes. */
  OracleLoader plainLoader() {
    return new OracleLoader(libraries, this::original);
  }

  /** A loader that defines the transformed classes. */
  OracleLoader twinLoader() {
    return new OracleLoader(libraries, this::transformed);
  }

  /** Checks the class files whose names begin with {@code prefix}; once for each prefix. */
  void check(String prefix) {
    if (!passed.contains(prefix)) {
      ClassFileCheck.check(this, prefix);
      passed.add(prefix);
    }
  }

  /** The class file of one of these classes, of a library or of the JDK; null if there is none. */
  byte[] find(String name) {
    String internal = name.replace('.', '/');
    byte[] own = originals.get(internal);
    return own != null ? own : resource(libraries, internal);
  }

  /** The class file that the tests' loader or the JDK has; null if there is none. */
  static byte[] resource(String internalName) {
    return resource(Program.class.getClassLoader(), internalName);
  }

  /** The class file that a loader or the JDK has; null if there is none. */
  static byte[] resource(ClassLoader loader, String internalName) {
    String file = internalName + ".class";
    try (InputStream in = loader.getResourceAsStream(file)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
