package dev.fermata.it;

import static dev.fermata.messages.Messages.assertMessage;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent cannot make suspendable is reported in one line, and works unsuspended. */
class UntransformedIT {
  /** Sixty thousand bytes: with what a twin adds they are more than a method may have. */
  private static final int CALLS_OF_SEVEN_BYTES = 9000;

  /** Of five in a twin: there the local is the fifth, and no short instruction reads it. */
  private static final int STATEMENTS_OF_THREE_BYTES = 18_000;

  /** All that a static method may have: the twin has one more. */
  private static final int MOST_PARAMETERS = 255;

  @TempDir private Path folder;

  @Test
  void method_with_too_many_parameters_is_reported_and_works_unsuspended() {
    String parameters = numbered("int p%d", MOST_PARAMETERS);
    Jvm.Ended ended =
        run(
            """
            package acme;
            import dev.fermata.*;
            public class Main {
              static Yielder<Integer> yielder;
              @Suspendable static int many(%s) {
                if (p0 != 0) yielder.yield(p0);
                return p0 + p%d;
              }
              public static void main(String[] args) {
                Generator<Integer> calm = Generator.of(y -> y.yield(many(%s)));
                System.out.println(calm.next());
                Generator<Integer> yielding = Generator.of(y -> { yielder = y; many(%s); });
                System.out.println(yielding.next());
              }
            }
            """
                .formatted(
                    parameters,
                    MOST_PARAMETERS - 1,
                    numbered("%d", MOST_PARAMETERS),
                    numbered("7", MOST_PARAMETERS)));

    assertThat(ended.out()).isEqualToNormalizingNewlines(MOST_PARAMETERS - 1 + "\n");
    String integers = "int, ".repeat(MOST_PARAMETERS - 1) + "int";
    assertMessage("log: too many parameters", line(ended, 0).replace(integers, "int, …, int"));
    assertMessage("too many parameters", line(ended, 1).replace(integers, "int, …, int"));
  }

  @Test
  void method_with_too_much_under_one_monitor_is_reported_and_works_unsuspended() {
    Jvm.Ended ended = run(tooMuchUnderOneMonitor());

    assertThat(ended.out()).isEqualToNormalizingNewlines("1\n");
    assertMessage("log: too large", withoutPlace(line(ended, 0)));
    assertMessage("too large", withoutPlace(line(ended, 1)));
  }

  @Test
  void method_left_plain_ahead_of_time_is_named() {
    Path made = folder.resolve("made");
    Path program = folder.resolve("program");
    SourceCode.compile(
        program, List.of("-cp", SourceCode.api().toString()), tooMuchUnderOneMonitor());
    Jvm.Ended instrumented =
        Jvm.run(
            folder,
            "-jar",
            System.getProperty("fermata.agent.jar"),
            "instrument",
            program.toString(),
            SourceCode.api().toString(),
            "-o",
            made.toString());
    assertThat(instrumented.err()).startsWith("fermata: warning: ");

    Path library = made.resolve(SourceCode.api().getFileName());
    String classPath = made.resolve("program") + File.pathSeparator + library;
    Jvm.Ended ended = Jvm.run(folder, "-cp", classPath, "acme.Main");

    assertThat(ended.out()).isEqualToNormalizingNewlines("1\n");
    assertMessage("left plain ahead of time", withoutPlace(line(ended, 0)));
  }

  private static String tooMuchUnderOneMonitor() {
    return """
            package acme;
            import dev.fermata.*;
            public class Main {
              private static void large(Yielder<Integer> y, boolean yielding) {
                int first = 1;
                int second = 1;
                synchronized (Main.class) {
            %s    }
                if (yielding) y.yield(first + second);
              }
              public static void main(String[] args) {
                Generator<Integer> calm = Generator.of(y -> { large(y, false); y.yield(1); });
                System.out.println(calm.next());
                Generator<Integer> yielding = Generator.of(y -> large(y, true));
                System.out.println(yielding.next());
              }
            }
            """
        .formatted("second = -second;\n".repeat(STATEMENTS_OF_THREE_BYTES));
  }

  private static String withoutPlace(String message) {
    return message
        .replace("java:" + (STATEMENTS_OF_THREE_BYTES + 9), "java:LINE")
        .replaceAll("have \\d+ bytes", "have N bytes");
  }

  @Test
  void method_of_64_kilobytes_is_suspended_at_each_of_its_calls() {
    Jvm.Ended ended =
        run(
            """
            package acme;
            import dev.fermata.*;
            public class Main {
              private static void large(IntYielder y, int n) {
            %s  }
              public static void main(String[] args) {
                int sum = 0;
                for (int each : IntGenerator.of(y -> large(y, 3))) sum += each;
                System.out.println(sum);
              }
            }
            """
                .formatted("    y.yield(n);\n".repeat(CALLS_OF_SEVEN_BYTES)));

    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).isEqualToNormalizingNewlines(3 * CALLS_OF_SEVEN_BYTES + "\n");
  }

  private Jvm.Ended run(String source) {
    SourceCode.compile(folder, List.of("-cp", SourceCode.api().toString()), source);
    String classPath = folder + File.pathSeparator + SourceCode.api();
    return Jvm.run(folder, Jvm.agent(""), "-cp", classPath, "acme.Main");
  }

  private static String numbered(String format, int count) {
    return IntStream.range(0, count).mapToObj(format::formatted).collect(Collectors.joining(", "));
  }

  private static String line(Jvm.Ended ended, int number) {
    return ended
        .err()
        .lines()
        .toList()
        .get(number)
        .replaceFirst(".*IllegalSuspensionException: ", "");
  }
}
