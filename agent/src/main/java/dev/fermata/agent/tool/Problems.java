package dev.fermata.agent.tool;

import dev.fermata.instrument.Refusal;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What keeps a program from being instrumented, and what the user should know besides. */
final class Problems {
  private static final int MOST_NAMES = 10;

  private final Set<String> errors = new LinkedHashSet<>();
  private final Set<String> warnings = new LinkedHashSet<>();

  boolean areErrors() {
    return !errors.isEmpty();
  }

  void error(Path where, String message) {
    errors.add(where + ": " + message);
  }

  void warn(Path where, String message) {
    warnings.add(where + ": " + message);
  }

  /** A method that stays plain: wrong only if the JVM would allow it to suspend. */
  void refused(Path where, Refusal refusal) {
    String method = refusal.method().isEmpty() ? "" : "." + refusal.method();
    String message =
        refusal.className() + method + " cannot be suspended: " + refusal.reason() + ".";
    if (refusal.defect()) {
      error(where, message);
    } else {
      warn(where, message);
    }
  }

  /** Adds an error about several classes, named as far as there is room. */
  void error(Path where, Set<String> classes, String message) {
    List<String> names = new ArrayList<>(classes);
    String more = names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "";
    String listed = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
    error(where, listed + more + " " + message);
  }

  void print(PrintStream err) {
    warnings.forEach(warning -> err.println("fermata: warning: " + warning));
    errors.forEach(error -> err.println("fermata: error: " + error));
    if (areErrors()) {
      err.println("fermata: nothing is written, because of the errors above.");
    }
  }
}
