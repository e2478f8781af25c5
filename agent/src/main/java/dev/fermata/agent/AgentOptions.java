package dev.fermata.agent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands after {@code =} in {@code -javaagent:jar=options}: {@code name=value} separated by
 * commas, the entries of a list by colons.
 *
 * <pre>
 *   suspendable=acme.Lib:acme.Feed.next,exclude=acme.legacy.*,log=info
 *   suspendable=acme.*,chaos=42
 * </pre>
 *
 * @param suspendable globs of what is marked without an annotation
 * @param serializable globs of methods whose loops can be written to streams
 * @param exclude globs of classes that are left alone
 * @param log how much is said
 * @param check what is done about calls that cannot suspend
 * @param chaos the seed of chaos mode; null if it is off
 */
record AgentOptions(
    List<String> suspendable,
    List<String> serializable,
    ClassGlobs exclude,
    LogLevel log,
    CheckLevel check,
    @Nullable Long chaos) {
  private static final List<String> KNOWN =
      List.of("chaos", "check", "exclude", "log", "serializable", "suspendable");

  /**
   * Reads options.
   *
   * @param text may be null or empty: all as by default
   * @throws IllegalArgumentException if an option or its value is not known, or given twice
   */
  static AgentOptions parse(@Nullable String text) {
    Map<String, String> values = split(text == null ? "" : text);
    List<String> suspendable = list(values.get("suspendable"));
    Long chaos = seed(values.get("chaos"));
    if (chaos != null && suspendable.isEmpty()) {
      throw refused("chaos", "nothing is there to suspend. Add suspendable= with globs of classes");
    }
    return new AgentOptions(
        suspendable,
        list(values.get("serializable")),
        new ClassGlobs(list(values.get("exclude"))),
        level(values.getOrDefault("log", "warn")),
        checkLevel(values.getOrDefault("check", "off")),
        chaos);
  }

  private static @Nullable Long seed(@Nullable String value) {
    try {
      return value == null ? null : Long.valueOf(value);
    } catch (NumberFormatException notNumber) {
      throw refused("chaos", "'" + value + "' is no seed. Write a whole number");
    }
  }

  private static Map<String, String> split(String text) {
    Map<String, String> values = new HashMap<>();
    for (String option : text.split(",", -1)) {
      if (!option.isBlank()) {
        int equals = option.indexOf('=');
        String name = (equals < 0 ? option : option.substring(0, equals)).strip();
        if (!KNOWN.contains(name)) {
          throw refused(name, "there is no such option. Known are " + String.join(", ", KNOWN));
        }
        if (equals < 0) {
          throw refused(name, "it has no value. Write " + name + "=value");
        }
        if (values.put(name, option.substring(equals + 1).strip()) != null) {
          throw refused(name, "it is given twice. Separate the entries of a list by colons");
        }
      }
    }
    return values;
  }

  private static List<String> list(@Nullable String value) {
    List<String> entries = new ArrayList<>();
    for (String entry : (value == null ? "" : value).split(":", -1)) {
      if (!entry.isBlank()) {
        entries.add(entry.strip());
      }
    }
    return List.copyOf(entries);
  }

  private static CheckLevel checkLevel(String value) {
    for (CheckLevel level : CheckLevel.values()) {
      if (level.name().toLowerCase(Locale.ROOT).equals(value)) {
        return level;
      }
    }
    throw refused("check", "'" + value + "' is no level. Write off, warn or fail");
  }

  private static LogLevel level(String value) {
    for (LogLevel level : LogLevel.values()) {
      if (level.name().toLowerCase(Locale.ROOT).equals(value)) {
        return level;
      }
    }
    throw refused("log", "'" + value + "' is no level. Write off, warn or info");
  }

  private static IllegalArgumentException refused(String name, String fact) {
    return new IllegalArgumentException(
        "Cannot read the option '" + name + "' of the Fermata agent: " + fact + ".");
  }
}
