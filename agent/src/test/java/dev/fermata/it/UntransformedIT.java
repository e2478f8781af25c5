package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent cannot make suspendable is reported in one line, and works unsuspended. */
class UntransformedIT {
  /** Sixty thousand bytes: with what a twin adds they are more than a method may have. */
  private static final int CALLS_OF_SEVEN_BYTES = 9000;

  @TempDir private Path folder;

  @Test
  void method_that_would_be_too_large_is_reported_and_works_unsuspended() {
    Jvm.Ended ended =
        run(
            """
            package acme;
            import dev.fermata.*;
            public class Main {
              private static void large(Yielder<Integer> y, boolean yielding) {
                if (yielding) {
            %s    }
              }
              public static void main(String[] args) {
                Generator<Integer> calm = Generator.of(y -> { large(y, false); y.yield(1); });
                System.out.println(calm.next());
                Generator<Integer> yielding = Generator.of(y -> large(y, true));
                System.out.println(yielding.next());
              }
            }
            """
                .formatted("      y.yield(null);\n".repeat(CALLS_OF_SEVEN_BYTES)));

    assertThat(ended.out()).isEqualToNormalizingNewlines("1\n");
    assertThat(lines(ended.err()).get(0))
        .matches(
            "fermata: acme\\.Main\\.large\\(dev\\.fermata\\.Yielder, boolean\\) cannot be suspended:"
                + " .+");
    assertThat(lines(ended.err()).get(1))
        .endsWith(
            "IllegalSuspensionException: Cannot suspend in acme.Main.large(Yielder, boolean)"
                + " (Main.java:6): this is left plain by the agent, which said why when the class"
                + " was loaded (option log=warn).");
  }

  private Jvm.Ended run(String source) {
    SourceCode.compile(folder, List.of("-cp", SourceCode.api().toString()), source);
    String classPath = folder + File.pathSeparator + SourceCode.api();
    return Jvm.run(folder, Jvm.agent(""), "-cp", classPath, "acme.Main");
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }
}
