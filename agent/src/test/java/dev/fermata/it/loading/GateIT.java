package dev.fermata.it.loading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.it.Jvm;
import dev.fermata.it.SourceCode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine is not loaded before the first class that may matter, and then misses nothing. */
class GateIT {
  private static final String ENGINE = "dev.fermata.instrument.Instrumenter";

  @TempDir private Path folder;

  @BeforeEach
  void compile_a_program_that_loads_another() {
    compile(
        """
        package acme;
        public class Main {
          public static void main(String[] args) throws Exception {
            System.out.println("main");
            for (String name : args) {
              Class.forName(name).getMethod("run").invoke(null);
            }
          }
        }
        """,
        """
        package acme;
        public class Plain extends Base {
          public static void run() {
            System.out.println("plain");
          }
        }
        class Base {}
        """);
  }

  @Test
  void program_that_has_nothing_to_do_with_the_api_is_passed_over() {
    assertThat(run(withApi(), "acme.Main")).contains("main").doesNotContain(ENGINE);
  }

  @Test
  void program_that_does_not_find_the_api_is_passed_over_whatever_it_is() {
    assertThat(run(folder.toString(), "acme.Main", "acme.Plain"))
        .contains("plain")
        .doesNotContain(ENGINE);
  }

  @Test
  void class_of_which_others_decide_is_not_passed_over() {
    assertThat(run(withApi(), "acme.Main", "acme.Plain")).contains("plain").contains(ENGINE);
  }

  @Test
  void class_that_a_list_marks_is_not_passed_over() throws IOException {
    compile(
        """
        package acme;
        import dev.fermata.*;
        public class Yielding {
          public static void run() {
            try (Generator<String> letters = Generator.of(y -> Between.run(y))) {
              while (letters.hasNext()) System.out.println(letters.next());
            }
          }
        }
        """,
        """
        package acme;
        public class Between {
          static void run(Object y) {
            Step.run(y);
          }
        }
        """,
        """
        package acme;
        import dev.fermata.*;
        public class Step {
          @Suspendable
          @SuppressWarnings("unchecked")
          static void run(Object y) {
            ((Yielder<String>) y).yield("a");
          }
        }
        """);
    Path list = folder.resolve("META-INF/fermata/suspendables");
    Files.createDirectories(list.getParent());
    Files.writeString(list, "acme.Between");
    assertThat(run(withApi(), "acme.Main", "acme.Yielding")).contains("main\na\n");
  }

  private void compile(String... sources) {
    SourceCode.compile(folder, List.of("-cp", SourceCode.api().toString()), sources);
  }

  private String withApi() {
    return folder + File.pathSeparator + SourceCode.api();
  }

  /** Returns the classes that are loaded, and what the program says. */
  private String run(String classPath, String... program) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(Jvm.agent(""), "-Xlog:class+load:file=" + log(), "-cp", classPath));
    command.addAll(List.of(program));
    Jvm.Ended ended = Jvm.run(folder, command.toArray(String[]::new));
    assertThat(ended.err()).isEmpty();
    try {
      return Files.readString(log()) + ended.out();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private Path log() {
    return folder.resolve("classes.txt");
  }
}
