package dev.fermata.samples;

import java.nio.file.Files;
import java.nio.file.Path;

/** What a sample was given on its command line. A mistake ends the program with one line. */
final class Arguments {
  private static final int USAGE_ERROR = 2;

  private Arguments() {}

  /** Refuses any argument. */
  static void none(String sample, String[] args) {
    if (args.length > 0) {
      throw fail(sample + " takes no arguments, but was given '" + args[0] + "'");
    }
  }

  /** Tells whether the only argument, which may be missing, is {@code option}. */
  static boolean option(String sample, String[] args, String option) {
    if (args.length > 1 || (args.length == 1 && !args[0].equals(option))) {
      throw fail("usage: %s [%s]; given: %s".formatted(sample, option, String.join(" ", args)));
    }
    return args.length == 1;
  }

  /** Returns the only argument, a number that is not negative, or {@code standard} without one. */
  static int number(String sample, String[] args, int standard) {
    if (args.length == 0) {
      return standard;
    }
    if (args.length > 1 || !args[0].matches("[0-9]{1,9}")) {
      throw fail(
          "usage: %s [N], where N is a whole number from 0 to 999999999; given: %s"
              .formatted(sample, String.join(" ", args)));
    }
    return Integer.parseInt(args[0]);
  }

  /** Returns {@code name} as a file that can be read. */
  static Path file(String name) {
    Path file = Path.of(name);
    if (Files.isDirectory(file)) {
      throw fail("'" + name + "' is a directory. Name a text file");
    }
    if (!Files.isReadable(file)) {
      throw fail("There is no file '" + name + "' that can be read");
    }
    return file;
  }

  /** Ends the program; to be thrown, so that the compiler knows. */
  static Error fail(String message) {
    System.err.println(message);
    System.exit(USAGE_ERROR);
    return new AssertionError("the program has ended");
  }
}
