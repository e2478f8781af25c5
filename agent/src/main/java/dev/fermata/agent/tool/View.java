package dev.fermata.agent.tool;

import dev.fermata.agent.ApiVersion;
import dev.fermata.agent.ClassGlobs;
import dev.fermata.instrument.AuxiliaryClass;
import dev.fermata.instrument.Globs;
import dev.fermata.instrument.Instrumented;
import dev.fermata.instrument.Instrumenter;
import dev.fermata.instrument.Verifier;
import dev.fermata.instrument.emit.AheadOfTime;
import dev.fermata.instrument.resolve.Suspendables;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The program as a JVM of one release sees it, before and after. */
final class View implements Closeable {
  private static final String EXCLUDED = "its class is excluded";

  private final int release;
  private final ClassPath classPath;
  private final Instrumenter engine;
  private final ClassGlobs exclude;
  private final Map<String, byte[]> made = new LinkedHashMap<>();

  View(Command command, int release) throws IOException {
    this.release = release;
    classPath = new ClassPath(command, release);
    Globs globs = Globs.everywhere(command.suspendable()).withSerializable(command.serializable());
    engine = new Instrumenter(classPath::find, globs);
    exclude = new ClassGlobs(command.exclude());
  }

  int release() {
    return release;
  }

  ClassPath classPath() {
    return classPath;
  }

  /** Tells why nothing can be linked to the library that is found; null if it can. */
  @Nullable String reasonAgainstApi() {
    return ApiVersion.reasonAgainst(engine.abiVersion());
  }

  /** Makes the methods of a class suspendable, as the agent does when it is loaded. */
  Instrumented instrument(Location.Found found) {
    if (exclude.match(found.name())) {
      Instrumented plain = engine.instrumentPlainly(found.bytes(), EXCLUDED);
      return new Instrumented(plain.classFile(), plain.auxiliaries(), List.of());
    }
    Instrumented result = engine.instrument(found.bytes());
    return Suspendables.isLibrary(found.name()) ? marked(result) : result;
  }

  private static Instrumented marked(Instrumented made) {
    byte[] marked = AheadOfTime.marked(made.classFile());
    return new Instrumented(marked, made.auxiliaries(), made.shape(), made.refusals());
  }

  /**
   * Makes suspendable what is not among the inputs, as an agent would, so that calls of its twins
   * are known to be right.
   *
   * @return the classes that need a change, by the place where they lie
   */
  Map<Path, Set<String>> instrumentOthers() throws IOException {
    Map<Path, Set<String>> plain = new LinkedHashMap<>();
    for (Location other : classPath.others()) {
      for (Location.Found found : other.classes()) {
        Instrumented result = instrument(found);
        if (result.classFile() != found.bytes() && !classPath.isShadowed(found.name())) {
          keep(found, result);
          plain
              .computeIfAbsent(other.path(), absent -> new TreeSet<>())
              .add(found.name().replace('/', '.'));
        }
      }
    }
    return plain;
  }

  /** Remembers what became of a class, for the others that are verified. */
  void keep(Location.Found found, Instrumented result) {
    made.put(found.name(), result.classFile());
    for (AuxiliaryClass auxiliary : result.auxiliaries()) {
      made.put(auxiliary.name(), auxiliary.classFile());
    }
  }

  Verifier verifier() {
    return new Verifier(classPath::find, this::findMade);
  }

  private byte @Nullable [] findMade(String internalName) {
    byte[] found = made.get(internalName);
    return found != null ? found : classPath.find(internalName);
  }

  @Override
  public void close() throws IOException {
    classPath.close();
  }
}
