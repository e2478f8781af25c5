package dev.fermata.it.loading;

import static dev.fermata.messages.Messages.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.it.Jvm;
import dev.fermata.it.SourceCode;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cache of classes that the JVM makes in one run and loads in the next, before any agent is
 * started (JEP 483, JEP 514). It has no class that the agent changed, and of the others the agent
 * hears nothing. A JVM that has no such cache runs the programs without it.
 */
class AotCacheIT {
  private static final int FIRST_WITH_CACHE_IN_ONE_STEP = 25;

  private static final boolean HAS_CACHE =
      Runtime.version().feature() >= FIRST_WITH_CACHE_IN_ONE_STEP;

  private static final String MAIN =
      """
      package acme;
      import dev.fermata.*;
      public class Main {
        public static void main(String[] args) {
          try (Generator<String> all = Generator.of(y -> { y.yield("a"); Lib.more(y, args); })) {
            for (String letter : all) System.out.println(letter);
          } catch (IllegalSuspensionException refused) {
            System.out.println(refused.getMessage());
          }
        }
      }
      """;

  private static final String LIB =
      """
      package acme;
      import dev.fermata.*;
      public class Lib {
        public static void more(Yielder<String> y, String[] letters) {
          for (String letter : letters) y.yield(letter);
        }
      }
      """;

  @TempDir private Path folder;

  /** Only jars are cached. */
  @BeforeEach
  void compile() throws IOException {
    Path classes = folder.resolve("classes");
    SourceCode.compile(classes, List.of("-cp", SourceCode.api().toString()), MAIN, LIB);
    try (OutputStream out = Files.newOutputStream(folder.resolve("app.jar"));
        JarOutputStream jar = new JarOutputStream(out)) {
      for (String name : List.of("acme/Main.class", "acme/Lib.class")) {
        jar.putNextEntry(new JarEntry(name));
        Files.copy(classes.resolve(name), jar);
        jar.closeEntry();
      }
    }
  }

  private List<String> run(String agentOptions, String cacheOption, String... arguments) {
    List<String> command = new ArrayList<>(List.of(Jvm.agent(agentOptions)));
    if (HAS_CACHE) {
      command.addAll(List.of(cacheOption, "-Xlog:aot=off", "-Xlog:cds=off"));
    }
    String jar = folder.resolve("app.jar").toString();
    command.addAll(List.of("-cp", jar + File.pathSeparator + SourceCode.api(), "acme.Main"));
    command.addAll(List.of(arguments));
    Jvm.Ended ended = Jvm.run(folder, command.toArray(String[]::new));
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    return ended.out().lines().toList();
  }

  private List<String> trained(String agentOptions) {
    List<String> lines = run(agentOptions, "-XX:AOTCacheOutput=" + folder.resolve("app.aot"));
    assertThat(Files.exists(folder.resolve("app.aot"))).isEqualTo(HAS_CACHE);
    return lines;
  }

  private List<String> cached(String agentOptions) {
    return run(agentOptions, "-XX:AOTCache=" + folder.resolve("app.aot"), "b", "c");
  }

  @Test
  void program_from_a_cache_made_with_the_same_options_suspends() {
    assertThat(trained("suspendable=acme.Lib")).startsWith("a");
    assertThat(cached("suspendable=acme.Lib")).containsExactly("a", "b", "c");
  }

  @Test
  void class_from_a_cache_made_with_other_options_is_named_when_it_is_to_suspend() {
    trained("");

    List<String> lines = cached("suspendable=acme.Lib");

    assertThat(lines)
        .containsExactly(
            HAS_CACHE
                ? new String[] {"a", text("class of a cache")}
                : new String[] {"a", "b", "c"});
  }

  @Test
  void class_from_a_cache_that_nothing_marks_is_not_suspendable_for_that_reason() {
    trained("");

    assertThat(cached(""))
        .containsExactly(
            "a",
            "Cannot suspend in acme.Lib.more(Yielder, String[]) (Lib.java:5): this is not"
                + " suspendable. Mark it @Suspendable, or add acme.Lib.more to the agent's option"
                + " suspendable=.");
  }
}
