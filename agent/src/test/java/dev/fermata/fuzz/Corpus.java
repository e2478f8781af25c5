package dev.fermata.fuzz;

import dev.fermata.sweep.JavaBase;
import dev.fermata.sweep.LinkLoader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;

/** The class files to damage: the targets of the tests, and a part of the JDK under moved names. */
final class Corpus {
  private static final String TARGETS = "dev/fermata/targets/";
  private static final int MOST_STEPS = 4;

  private final Map<String, byte[]> classes = new TreeMap<>();
  private final List<String> names;
  private final Map<String, List<String>> subclasses = new HashMap<>();

  /** A damaged class file, and how it came about. */
  record Mutant(String name, byte[] classFile, String how) {}

  private Corpus() {
    readTargets();
    classes.putAll(JavaBase.read(Corpus::isOfTheCorpus).classes());
    names = List.copyOf(classes.keySet());
    for (String name : names) {
      ClassReader reader = new ClassReader(classes.get(name));
      List<String> supertypes = new ArrayList<>(List.of(reader.getInterfaces()));
      supertypes.add(reader.getSuperName());
      supertypes.forEach(
          each -> subclasses.computeIfAbsent(each, key -> new ArrayList<>()).add(name));
    }
  }

  static Corpus read() {
    return new Corpus();
  }

  private void readTargets() {
    try {
      Path folder = Path.of(Corpus.class.getClassLoader().getResource(TARGETS).toURI());
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
          byte[] classFile = Files.readAllBytes(file);
          classes.put(new ClassReader(classFile).getClassName(), classFile);
        }
      }
    } catch (IOException | URISyntaxException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static boolean isOfTheCorpus(String name) {
    return name.startsWith("java/util/") || name.startsWith("java/time/");
  }

  /** The class files, undamaged. */
  Map<String, byte[]> classes() {
    return classes;
  }

  /** A class that extends or implements another, or is that class if there is none. */
  String someSubclass(String name, long seed) {
    List<String> all = subclasses.getOrDefault(name, List.of(name));
    return all.get(Math.floorMod(seed, all.size()));
  }

  /** A class file or null: of a mutant, of the corpus, of the api or of the JDK. */
  byte[] find(Mutant mutant, String name) {
    byte[] own = own(mutant, name);
    return own != null ? own : LinkLoader.resource(name);
  }

  /** A class file or null: of a mutant or of the corpus. */
  byte[] own(Mutant mutant, String name) {
    return name.equals(mutant.name) ? mutant.classFile : classes.get(name);
  }

  /** Makes a mutant; the same seed gives the same one. */
  Mutant mutant(long seed) {
    Random random = new Random(seed);
    random.nextInt(); // the first numbers of neighbouring seeds resemble each other
    String name = names.get(random.nextInt(names.size()));
    byte[] classFile = classes.get(name).clone();
    List<Damage> steps = new ArrayList<>();
    int most = random.nextBoolean() ? 1 : MOST_STEPS;
    for (int i = random.nextInt(most); i >= 0 && classFile.length > 0; i--) {
      ClassFileMap map = map(classFile);
      Damage damage = Damage.any(map != null, random);
      byte[] other = classes.get(names.get(random.nextInt(names.size())));
      classFile = damage.apply(classFile, map, other, random);
      steps.add(damage);
    }
    return new Mutant(name, classFile, name + " with " + steps + ", seed " + seed);
  }

  private static ClassFileMap map(byte[] classFile) {
    try {
      return ClassFileMap.of(classFile);
    } catch (RuntimeException damaged) {
      return null;
    }
  }
}
