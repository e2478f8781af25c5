package dev.fermata.it;

import static dev.fermata.messages.Messages.assertMessage;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JVMs started with the agent, without it, and with options right and wrong. */
class AgentStartIT {
  @TempDir private Path folder;

  @BeforeEach
  void compile_a_program_that_yields_in_an_unmarked_class() {
    SourceCode.compile(
        folder,
        List.of("-cp", SourceCode.api().toString()),
        """
        package acme;
        import dev.fermata.*;
        public class Main {
          public static void main(String[] args) {
            try (Generator<String> letters = Generator.of(y -> { y.yield("a"); Lib.more(y); })) {
              while (letters.hasNext()) System.out.println(letters.next());
            }
          }
        }
        """,
        """
        package acme;
        import dev.fermata.*;
        public class Lib {
          static void more(Yielder<String> y) {
            y.yield("b");
          }
        }
        """);
  }

  @Test
  void without_the_agent_the_first_use_tells_how_to_start_it() {
    Jvm.Ended ended = Jvm.run(folder, "-cp", classPath(), "acme.Main");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertMessage(
        "no agent",
        ended
            .err()
            .replaceAll("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?", "VERSION")
            .replaceFirst("(?s)\\R\\tat .*", "")
            .replaceFirst(".*AgentMissingException: ", ""));
  }

  @Test
  void agent_says_nothing_of_its_own_accord() {
    Jvm.Ended ended = run("suspendable=acme.Lib");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).isEqualToNormalizingNewlines("a\nb\n");
    assertThat(ended.exitCode()).isZero();
  }

  @Test
  void agent_tells_its_start_in_one_line_when_asked() {
    Jvm.Ended ended = run("log=info,suspendable=acme.Lib.more");

    assertThat(ended.err())
        .matches("fermata: agent \\S+ started on Java " + Runtime.version().feature() + ".*\\R");
    assertThat(ended.exitCode()).isZero();
  }

  @Test
  void unmarked_class_ends_the_program_with_its_name_and_line() {
    Jvm.Ended ended = run("");

    assertThat(ended.out()).isEqualToNormalizingNewlines("a\n");
    assertThat(ended.err())
        .startsWith(
            "Exception in thread \"main\" dev.fermata.IllegalSuspensionException: Cannot suspend in"
                + " acme.Lib.more(Yielder) (Lib.java:5): this is not suspendable. Mark it"
                + " @Suspendable, or add acme.Lib.more to the agent's option suspendable=.");
    assertThat(ended.exitCode()).isEqualTo(1);
  }

  @Test
  void unknown_option_keeps_the_jvm_from_starting() {
    Jvm.Ended ended = run("suspendible=acme.Lib");

    assertThat(ended.exitCode()).isNotZero();
    assertThat(ended.out()).doesNotContain("a\n");
    assertThat(ended.err()).contains("Cannot read the option 'suspendible' of the Fermata agent: ");
  }

  @Test
  void unknown_level_keeps_the_jvm_from_starting() {
    Jvm.Ended ended = run("log=loud");

    assertThat(ended.exitCode()).isNotZero();
    assertThat(ended.err())
        .contains(
            "Cannot read the option 'log' of the Fermata agent: 'loud' is no level. Write off, warn"
                + " or info.");
  }

  @Test
  void agent_given_twice_works_once_and_says_so() {
    Jvm.Ended ended =
        Jvm.run(
            folder,
            Jvm.agent("suspendable=acme.Lib"),
            Jvm.agent("log=info"),
            "-cp",
            classPath(),
            "acme.Main");

    assertThat(ended.out()).isEqualToNormalizingNewlines("a\nb\n");
    assertMessage("log: second agent", ended.err());
  }

  @Test
  void marked_method_of_a_class_that_the_agent_left_alone_is_named_as_such() {
    SourceCode.compile(
        folder,
        List.of("-cp", classPath()),
        """
        package acme;
        import dev.fermata.*;
        public class Lib {
          @Suspendable static void more(Yielder<String> y) {
            y.yield("b");
          }
        }
        """);

    assertThat(run("").out()).isEqualToNormalizingNewlines("a\nb\n");
    assertMessage(
        "excluded class",
        run("exclude=acme.Lib")
            .err()
            .replaceFirst("(?s)\\R\\tat .*", "")
            .replaceFirst(".*IllegalSuspensionException: ", ""));
    assertMessage(
        "log: excluded class",
        run("exclude=acme.Lib,log=info")
            .err()
            .lines()
            .filter(line -> line.contains("cannot be suspended"))
            .findFirst()
            .orElseThrow());
  }

  private Jvm.Ended run(String options) {
    return Jvm.run(folder, Jvm.agent(options), "-cp", classPath(), "acme.Main");
  }

  private String classPath() {
    return folder + File.pathSeparator + SourceCode.api();
  }
}
