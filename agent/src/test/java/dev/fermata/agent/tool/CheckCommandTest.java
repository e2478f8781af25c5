package dev.fermata.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import acme.tool.Caller;
import acme.tool.Feed;
import dev.fermata.it.SourceCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  private static final String YIELD =
      "calls Yielder.yield(java.lang.Object), which can suspend, and ";
  private static final String LETTERS =
      "calls acme.tool.Feed.letters(Yielder), which can suspend, and ";

  @TempDir private Path folder;

  @Test
  void each_call_is_named_with_file_line_and_what_to_do() throws IOException {
    Tool.folder(folder, Caller.class, Feed.class);

    Tool.Ended ended = Tool.run("check", folder, "-cp", SourceCode.api());

    assertThat(ended.out().lines().map(line -> line.replace("dev.fermata.", "")))
        .containsExactlyElementsOf(
            List.of(
                "acme/tool/Caller.java:14: acme.tool.Caller.<init>(Yielder) "
                    + LETTERS
                    + "is a constructor. Make the call before or after it, as in a factory method.",
                "acme/tool/Caller.java:22: acme.tool.Caller.unmarked(Yielder) "
                    + YIELD
                    + "is not suspendable. Mark it @Suspendable, or add acme.tool.Caller.unmarked"
                    + " to suspendable.",
                "acme/tool/Caller.java:26: acme.tool.Caller.locked(Yielder) "
                    + YIELD
                    + "is synchronized. Use a lock of java.util.concurrent, released before the"
                    + " call.",
                "acme/tool/Caller.java:32: acme.tool.Caller.locking(Yielder) "
                    + YIELD
                    + "holds a monitor. Use a lock of java.util.concurrent, released before the"
                    + " call.",
                "acme/tool/Caller.java:39: acme.tool.Caller.filter(acme.tool.Feed, Yielder) calls"
                    + " acme.tool.Caller.lambda$filter$0(acme.tool.Feed, Yielder, java.io.File),"
                    + " which can suspend, and gives it to an interface that cannot suspend. Use"
                    + " one of your own, marked @Suspendable."));
    assertThat(ended.err()).isEqualToNormalizingNewlines("fermata: 5 calls cannot suspend.\n");
    assertThat(ended.exitCode()).isEqualTo(1);
  }

  @Test
  void program_without_such_calls_is_fine() throws IOException {
    Tool.folder(folder, Feed.class);
    assertThat(Tool.run("check", folder, "-cp", SourceCode.api()))
        .isEqualTo(new Tool.Ended(0, "", ""));
  }

  @Test
  void excluded_class_is_not_looked_at_and_a_glob_makes_suspendable() throws IOException {
    Tool.folder(folder, Caller.class, Feed.class);

    assertThat(Tool.run("check", folder, "-cp", SourceCode.api(), "--exclude", "acme.tool.C*"))
        .isEqualTo(new Tool.Ended(0, "", ""));
    assertThat(
            Tool.run("check", folder, "-cp", SourceCode.api(), "--suspendable", "acme.*.unmarked")
                .out())
        .doesNotContain("unmarked");
  }

  @Test
  void library_itself_is_fine() {
    assertThat(Tool.run("check", SourceCode.api())).isEqualTo(new Tool.Ended(0, "", ""));
  }

  @Test
  void library_that_is_not_there_is_named() throws IOException {
    Tool.folder(folder, Feed.class);
    assertThat(Tool.run("check", folder).err())
        .isEqualToNormalizingNewlines(
            "fermata: Cannot check: the library is not to be found. Name its jar, fermata.jar, in"
                + " --class-path.\n");
    assertThat(Tool.run("check", folder).exitCode()).isEqualTo(2);
  }
}
