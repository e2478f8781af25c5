package dev.fermata.samples;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Options with a number each, and what else stands on a command line. */
final class Options {
  private final String usage;
  private final Map<String, String> numbers = new HashMap<>();
  private final List<String> others = new ArrayList<>();

  private Options(String usage) {
    this.usage = usage;
  }

  static Options of(String[] args, String usage, String... names) {
    Options options = new Options(usage);
    for (int i = 0; i < args.length; i++) {
      if (!args[i].startsWith("--")) {
        options.others.add(args[i]);
      } else if (List.of(names).contains(args[i]) && i + 1 < args.length) {
        options.numbers.put(args[i], args[++i]);
      } else {
        throw options.refuse(args[i]);
      }
    }
    return options;
  }

  private Error refuse(String given) {
    return Arguments.fail(usage + "\ngiven: " + given);
  }

  int number(String name, int standard, int least, int most) {
    String given = numbers.get(name);
    return given == null ? standard : number(name + " " + given, given, least, most);
  }

  private int number(String shown, String given, int least, int most) {
    int number = given.matches("[0-9]{1,9}") ? Integer.parseInt(given) : -1;
    if (number < least || number > most) {
      throw refuse(shown + ", which is no whole number from " + least + " to " + most);
    }
    return number;
  }

  /** Returns the only argument that is no option, a number, or {@code standard} without one. */
  int onlyNumber(int standard, int least, int most) {
    if (others.size() > 1) {
      throw refuse(String.join(" ", others));
    }
    return others.isEmpty() ? standard : number(others.get(0), others.get(0), least, most);
  }

  /** Returns what is no option, at least one URL. */
  Set<URI> uris() {
    Set<URI> uris = new LinkedHashSet<>();
    for (String each : others) {
      URI uri = null;
      try {
        uri = URI.create(each);
      } catch (IllegalArgumentException malformed) {
        // is refused
      }
      if (!Crawl.isWeb(uri)) {
        throw refuse(each + ", which is no URL such as https://example.org/");
      }
      uris.add(uri);
    }
    if (uris.isEmpty()) {
      throw refuse("no URL");
    }
    return uris;
  }
}
