package dev.fermata.agent.tool;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the user asks for.
 *
 * @param name of the command
 * @param inputs folders and jars
 * @param output where the result goes; null for {@code check}
 * @param classPath what the inputs need besides
 * @param suspendable globs, as in the agent's option
 * @param serializable globs, as in the agent's option
 * @param exclude globs, as in the agent's option
 * @param flags that were given
 */
record Command(
    Name name,
    List<Path> inputs,
    @Nullable Path output,
    List<Path> classPath,
    List<String> suspendable,
    List<String> serializable,
    List<String> exclude,
    Set<Flag> flags) {

  /** The commands. */
  enum Name {
    INSTRUMENT,
    CHECK
  }

  /** Options without a value. */
  enum Flag {
    DROP_SIGNATURES("--drop-signatures"),
    PARTIAL("--partial");

    private final String option;

    Flag(String option) {
      this.option = option;
    }
  }

  boolean has(Flag flag) {
    return flags.contains(flag);
  }

  /**
   * Reads a command line that begins with the name of a command.
   *
   * @throws UsageException if anything is missing, unknown or not there
   */
  static Command parse(String... arguments) throws UsageException {
    Deque<String> left = new ArrayDeque<>(Arrays.asList(arguments));
    Parser parser = new Parser(name(left.removeFirst()));
    while (!left.isEmpty()) {
      parser.read(left.removeFirst(), left);
    }
    return parser.command();
  }

  private static Name name(String word) throws UsageException {
    for (Name name : Name.values()) {
      if (name.name().toLowerCase(Locale.ROOT).equals(word)) {
        return name;
      }
    }
    throw new UsageException("there is no command '" + word + "'. Known are check, instrument");
  }

  private static final class Parser {
    private final Name name;
    private final List<Path> inputs = new ArrayList<>();
    private final List<Path> classPath = new ArrayList<>();
    private final List<String> suspendable = new ArrayList<>();
    private final List<String> serializable = new ArrayList<>();
    private final List<String> exclude = new ArrayList<>();
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private @Nullable Path output;

    Parser(Name name) {
      this.name = name;
    }

    void read(String argument, Deque<String> left) throws UsageException {
      switch (argument) {
        case "-o", "--output" -> output = onlyOnce(argument, Path.of(value(argument, left)));
        case "-cp", "--class-path" -> {
          for (String entry : value(argument, left).split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
              classPath.add(Path.of(entry));
            }
          }
        }
        case "--suspendable" -> addAll(suspendable, value(argument, left));
        case "--serializable" -> addAll(serializable, value(argument, left));
        case "--exclude" -> addAll(exclude, value(argument, left));
        default -> readOther(argument);
      }
    }

    private void readOther(String argument) throws UsageException {
      for (Flag flag : Flag.values()) {
        if (flag.option.equals(argument)) {
          flags.add(flag);
          return;
        }
      }
      if (argument.startsWith("-")) {
        throw new UsageException("there is no option '" + argument + "'");
      }
      Path input = Path.of(argument);
      if (!Files.exists(input)) {
        throw new UsageException("there is no folder or jar '" + argument + "'");
      }
      inputs.add(input);
    }

    private Path onlyOnce(String option, Path value) throws UsageException {
      if (output != null) {
        throw new UsageException("the option '" + option + "' is given twice");
      }
      return value;
    }

    private static String value(String option, Deque<String> left) throws UsageException {
      if (left.isEmpty()) {
        throw new UsageException("the option '" + option + "' has no value");
      }
      return left.removeFirst();
    }

    private static void addAll(List<String> globs, String value) {
      for (String glob : value.split(":", -1)) {
        if (!glob.isBlank()) {
          globs.add(glob.strip());
        }
      }
    }

    Command command() throws UsageException {
      if (inputs.isEmpty()) {
        throw new UsageException("no folder or jar is given");
      }
      if (name == Name.INSTRUMENT && output == null) {
        throw new UsageException("it is not said where the result goes. Write -o OUT");
      }
      if (name == Name.CHECK && (output != null || !flags.isEmpty())) {
        throw new UsageException(
            "check writes nothing: it has no -o, --drop-signatures, --partial");
      }
      return new Command(
          name, inputs, output, classPath, suspendable, serializable, exclude, flags);
    }
  }
}
