package dev.fermata.agent.tool;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The command line of the agent's jar. */
public final class Main {
  /** Nothing is wrong. */
  static final int FINE = 0;

  /** Something was found, or cannot be instrumented. */
  static final int FOUND = 1;

  /** The command line is wrong, or a file cannot be read or written. */
  static final int FAILED = 2;

  private static final String HELP =
      """
      Usage: java -jar fermata-agent.jar instrument DIR|JAR... -o OUT [OPTIONS]
             java -jar fermata-agent.jar check DIR|JAR... [OPTIONS]
             java -javaagent:fermata-agent.jar[=OPTIONS] ...

      instrument  makes methods suspendable ahead of time: the result needs no agent. Give it all
                  that the agent would change, the library's own jar (fermata.jar) too. A single
                  folder becomes the folder OUT; everything else keeps its name in the folder OUT.
                  Nothing is written if anything is wrong.
      check       lists each call of a suspendable method from one that is not, as FILE:LINE.

        -o, --output OUT          where the result goes
        -cp, --class-path PATH    other folders and jars that the program needs
        --suspendable GLOBS       suspendable without a mark: acme.Lib:acme.Feed.next
        --serializable GLOBS      for-each loops there can be written to streams
        --exclude GLOBS           classes that are left alone: acme.legacy.*
        --partial                 leave the rest of the class path, and what is missing, to an agent
        --drop-signatures         take signed jars, and write them unsigned
        -h, --help                this text
        -V, --version             the version

      Exit codes: 0 fine; 1 calls found, or something cannot be instrumented; 2 wrong command line,
      or a file that cannot be read or written.
      """;

  private Main() {}

  /**
   * Runs a command and ends the JVM with its exit code.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  /**
   * Runs a command.
   *
   * @param arguments see {@code --help}
   * @param out for what was asked for
   * @param err for what is wrong
   * @return the exit code
   */
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    if (arguments.contains("-h") || arguments.contains("--help")) {
      out.print(HELP);
      return FINE;
    }
    if (arguments.contains("-V") || arguments.contains("--version")) {
      out.println("fermata-agent " + version());
      return FINE;
    }
    if (arguments.isEmpty()) {
      err.print(HELP);
      return FAILED;
    }
    try {
      Command command = Command.parse(arguments.toArray(String[]::new));
      return switch (command.name()) {
        case INSTRUMENT -> InstrumentCommand.run(command, err);
        case CHECK -> CheckCommand.run(command, out, err);
      };
    } catch (UsageException wrong) {
      err.println("fermata: Cannot read the command line: " + wrong.getMessage() + ". See --help.");
    } catch (IOException | UncheckedIOException broken) {
      err.println("fermata: Cannot read or write a file: " + broken.getMessage() + ".");
    }
    return FAILED;
  }

  private static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "of unknown version" : version;
  }
}
