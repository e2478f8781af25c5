package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs and the api on the module path; every other test has them on the class path. */
class ModulePathIT {
  private static final String MAIN =
      """
      package acme.feed;
      import dev.fermata.*;
      public class Main {
        public static void main(String[] args) {
          System.out.println(Main.class.getModule() + " and " + Generator.class.getModule());
          String mark = "!";
          Generator<String> letters = Generator.of(y -> {
            new Main().more(y);
            y.yield("b" + mark);
          });
          letters.map(letter -> letter + letter).forEachRemaining(System.out::println);
        }
        @Suspendable void more(Yielder<String> y) {
          y.yield("a");
        }
      }
      """;

  private static final String TASK =
      """
      package acme.task;
      import dev.fermata.*;
      public abstract class Task {
        private static final ContinuationScope SCOPE = new ContinuationScope("task");
        @Suspendable protected abstract void work();
        @Suspendable protected final void pause() {
          Continuation.yield(SCOPE);
        }
        public void runToItsEnd() {
          Continuation c = new Continuation(SCOPE, () -> work());
          while (!c.isDone()) {
            c.run();
            System.out.println("run");
          }
        }
      }
      """;

  private static final String APP =
      """
      package acme.app;
      public class Main extends acme.task.Task {
        public static void main(String[] args) {
          new Main().runToItsEnd();
        }
        @Override protected void work() {
          System.out.println("one");
          pause();
          System.out.println("two");
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void program_in_a_named_module_yields() {
    SourceCode.compile(
        folder.resolve("acme.feed"),
        List.of("--module-path", SourceCode.api().toString()),
        "module acme.feed { requires dev.fermata; }",
        MAIN);

    Jvm.Ended ended =
        Jvm.run(folder, Jvm.agent(""), "-p", modulePath(), "-m", "acme.feed/acme.feed.Main");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.out())
        .isEqualToNormalizingNewlines("module acme.feed and module dev.fermata\naa\nb!b!\n");
  }

  @Test
  void program_on_the_class_path_yields_with_the_api_on_the_module_path() {
    Path classes = folder.resolve("classes");
    SourceCode.compile(classes, List.of("-cp", SourceCode.api().toString()), MAIN);

    Jvm.Ended ended =
        Jvm.run(
            folder,
            Jvm.agent(""),
            "-p",
            SourceCode.api().toString(),
            "--add-modules",
            "dev.fermata",
            "-cp",
            classes.toString(),
            "acme.feed.Main");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).matches("unnamed module @\\w+ and module dev\\.fermata\\Raa\\Rb!b!\\R");
  }

  @Test
  void module_that_does_not_read_the_api_yields_by_what_it_inherits() {
    SourceCode.compile(
        folder.resolve("acme.task"),
        List.of("--module-path", SourceCode.api().toString()),
        "module acme.task { requires dev.fermata; exports acme.task; }",
        TASK);
    SourceCode.compile(
        folder.resolve("acme.app"),
        List.of("--module-path", modulePath()),
        "module acme.app { requires acme.task; }",
        APP);

    Jvm.Ended ended =
        Jvm.run(folder, Jvm.agent(""), "-p", modulePath(), "-m", "acme.app/acme.app.Main");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).isEqualToNormalizingNewlines("one\nrun\ntwo\nrun\n");
  }

  private String modulePath() {
    return folder + File.pathSeparator + SourceCode.api();
  }
}
