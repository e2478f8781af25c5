package dev.fermata.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Patterns of class names with dots, in which {@code *} stands for any characters. */
public final class ClassGlobs {
  private final List<Pattern> patterns = new ArrayList<>();

  /**
   * Reads patterns.
   *
   * @param globs may be empty
   */
  public ClassGlobs(List<String> globs) {
    for (String glob : globs) {
      patterns.add(Pattern.compile(("\\Q" + glob + "\\E").replace("*", "\\E.*\\Q")));
    }
  }

  /**
   * Tells whether a glob matches the class.
   *
   * @param internalName of any class
   * @return false if there are no globs
   */
  public boolean match(String internalName) {
    if (patterns.isEmpty()) {
      return false;
    }
    String name = internalName.replace('/', '.');
    for (Pattern pattern : patterns) {
      if (pattern.matcher(name).matches()) {
        return true;
      }
    }
    return false;
  }
}
