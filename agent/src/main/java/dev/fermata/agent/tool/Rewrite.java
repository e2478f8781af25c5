package dev.fermata.agent.tool;

import dev.fermata.instrument.AuxiliaryClass;
import dev.fermata.instrument.Instrumented;
import dev.fermata.instrument.ModuleFile;
import dev.fermata.instrument.Verifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written for one folder or jar. A class for a single release is instrumented as that
 * release sees the program; one for all releases gets a version for a single release if it comes
 * out otherwise there.
 */
final class Rewrite {
  /** Of the library, for those who have JUnit. */
  private static final String OPTIONAL = "dev/fermata/junit/";

  private final Path input;
  private final Problems problems;

  /** What became of each file that has been looked at. */
  private final Map<String, byte[]> done = new LinkedHashMap<>();

  private final Map<String, byte[]> changed = new LinkedHashMap<>();
  private final Map<String, List<Added>> added = new LinkedHashMap<>();
  private final Set<String> paths = new HashSet<>();

  /** A file that was not there. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
  record Added(String path, byte[] content) {}

  /** A class that was changed and has to be verified. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
  private record Pending(String name, byte @Nullable [] before, byte[] after) {}

  Rewrite(Path input, Problems problems) {
    this.input = input;
    this.problems = problems;
  }

  Path input() {
    return input;
  }

  boolean changesAnything() {
    return !changed.isEmpty();
  }

  /** Returns the new content of a file, null if it stays as it is. */
  byte @Nullable [] changed(String path) {
    return changed.get(path);
  }

  /** Tells whether a file is made anew: an older one in its place is dropped. */
  boolean isAdded(String path) {
    return paths.contains(path);
  }

  void change(String path, byte[] content) {
    changed.put(path, content);
  }

  /** Adds to the descriptor of a module what its instrumented classes need. */
  byte[] withApi(byte[] module) {
    Set<String> packages = new HashSet<>();
    for (String path : paths) {
      String name = path.replaceFirst("^META-INF/versions/[0-9]+/", "");
      if (name.contains("/")) {
        packages.add(name.substring(0, name.lastIndexOf('/')));
      }
    }
    return ModuleFile.withApi(module, packages);
  }

  /** Lists what comes behind a file. */
  List<Added> addedBehind(String path) {
    return added.getOrDefault(path, List.of());
  }

  /** Instruments the classes that a release sees here; returns what has to be verified. */
  Runnable instrument(View view, Location location, boolean mayMissClasses) throws IOException {
    List<Pending> pending = new ArrayList<>();
    for (Location.Found found : location.classes()) {
      if (!isOurs(found.name())) {
        Instrumented result = view.instrument(found);
        result.refusals().forEach(refusal -> problems.refused(input, refusal));
        view.keep(found, result);
        place(view.release(), found, result);
        if (result.classFile() != found.bytes()) {
          pending.add(new Pending(found.name(), found.bytes(), result.classFile()));
        }
        for (AuxiliaryClass each : result.auxiliaries()) {
          pending.add(new Pending(each.name(), null, each.classFile()));
        }
        if (!mayMissClasses) {
          pending.add(new Pending(found.name(), found.bytes(), found.bytes()));
        }
      }
    }
    return () -> verify(view.verifier(), pending);
  }

  private static boolean isOurs(String name) {
    return name.startsWith("dev/fermata/agent/") || name.startsWith("dev/fermata/instrument/");
  }

  private void place(int release, Location.Found found, Instrumented result) {
    byte[] earlier = done.put(found.entry(), result.classFile());
    String root = found.entry().substring(0, rootLength(found));
    if (earlier == null) {
      if (result.classFile() != found.bytes()) {
        changed.put(found.entry(), result.classFile());
      }
    } else if (!Arrays.equals(earlier, result.classFile())) {
      root = "META-INF/versions/" + release + "/";
      add(found.entry(), root + found.name(), result.classFile());
    } else {
      return;
    }
    for (AuxiliaryClass auxiliary : result.auxiliaries()) {
      add(found.entry(), root + auxiliary.name(), auxiliary.classFile());
    }
  }

  private static int rootLength(Location.Found found) {
    return found.entry().length() - found.name().length() - Location.CLASS.length();
  }

  private void add(String behind, String name, byte[] classFile) {
    paths.add(name + Location.CLASS);
    added
        .computeIfAbsent(behind, absent -> new ArrayList<>())
        .add(new Added(name + Location.CLASS, classFile));
  }

  private void verify(Verifier verifier, List<Pending> pending) {
    for (Pending each : pending) {
      String name = each.name.replace('/', '.');
      if (each.name.startsWith(OPTIONAL)) {
        continue; // what it needs is on the class path of those who use it
      }
      if (each.before == each.after) {
        for (String missing : verifier.missingSupertypes(each.after)) {
          problems.error(
              input,
              name
                  + " has a supertype that is not to be found: "
                  + missing
                  + ". What is suspendable depends on it. Name its jar in --class-path; if it is"
                  + " nowhere, give --partial.");
        }
      } else {
        for (String fault : verifier.faults(each.before, each.after)) {
          problems.error(input, name + "." + fault + "; report this as a bug.");
        }
      }
    }
  }
}
