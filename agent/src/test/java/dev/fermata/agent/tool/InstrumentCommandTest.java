package dev.fermata.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import acme.tool.Caller;
import acme.tool.Feed;
import acme.tool.Heir;
import dev.fermata.it.SourceCode;
import dev.fermata.messages.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstrumentCommandTest {
  @TempDir private Path folder;
  private Path out;

  @BeforeEach
  void choose_where_the_result_goes() {
    out = folder.resolve("out");
  }

  @Test
  void folder_is_copied_with_twins_and_frame_classes_beside() throws IOException {
    Path input = Tool.folder(folder.resolve("in"), Feed.class);
    Files.writeString(input.resolve("feed.txt"), "a text");

    Tool.Ended ended =
        Tool.run("instrument", input, "-o", out, "-cp", SourceCode.api(), "--partial");

    assertThat(ended).isEqualTo(new Tool.Ended(0, "", ""));
    assertThat(new FolderLocation(out).files())
        .containsExactly(
            "acme/tool/Feed$fermata$0letters.class",
            "acme/tool/Feed$fermata$0more.class",
            "acme/tool/Feed.class",
            "feed.txt");
    assertThat(Files.readAllBytes(input.resolve(Tool.entry(Feed.class))))
        .isEqualTo(Tool.bytes(Feed.class));
    assertThat(Files.readAllBytes(out.resolve(Tool.entry(Feed.class))))
        .isNotEqualTo(Tool.bytes(Feed.class));
  }

  @Test
  void instrumented_folder_comes_out_as_it_is() throws IOException {
    Path input = Tool.folder(folder.resolve("in"), Feed.class, Heir.class);
    Path again = folder.resolve("again");
    Tool.run("instrument", input, "-o", out, "-cp", SourceCode.api(), "--partial");

    Tool.Ended ended =
        Tool.run("instrument", out, "-o", again, "-cp", SourceCode.api(), "--partial");

    assertThat(ended).isEqualTo(new Tool.Ended(0, "", ""));
    List<String> files = new FolderLocation(out).files();
    assertThat(new FolderLocation(again).files()).isEqualTo(files).hasSize(5);
    for (String file : files) {
      assertThat(again.resolve(file)).hasSameBinaryContentAs(out.resolve(file));
    }
  }

  @Test
  void class_path_that_would_have_to_be_instrumented_too_is_refused() throws IOException {
    Path input = Tool.folder(folder.resolve("in"), Feed.class);
    Path other = Tool.folder(folder.resolve("other"), Heir.class);

    Tool.Ended ended =
        Tool.run("instrument", input, SourceCode.api(), "-o", out, "--class-path", other);

    assertThat(ended.err())
        .isEqualToNormalizingNewlines(
            "fermata: error: "
                + other
                + ": acme.tool.Heir would have to be instrumented too. Give it as an input; if an"
                + " agent is to do it when the program runs, give --partial.\n"
                + "fermata: nothing is written, because of the errors above.\n");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(out).doesNotExist();
  }

  @Test
  void supertype_that_is_missing_is_refused() throws IOException {
    Path input = Tool.folder(folder.resolve("in"), Heir.class);

    Tool.Ended ended = Tool.run("instrument", input, SourceCode.api(), "-o", out);

    assertThat(ended.err())
        .contains(
            "fermata: error: "
                + input
                + ": acme.tool.Heir has a supertype that is not to be found: acme.tool.Feed. What"
                + " is suspendable depends on it. Name its jar in --class-path; if it is nowhere,"
                + " give --partial.");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(out).doesNotExist();
  }

  @Test
  void library_that_is_not_there_is_named() throws IOException {
    Path input = Tool.folder(folder.resolve("in"), Feed.class);
    assertThat(Tool.run("instrument", input, "-o", out).err())
        .startsWith(
            "fermata: error: "
                + input
                + ": the library is not to be found. Give its jar, fermata.jar, as an input too.");
  }

  @Test
  void method_that_cannot_suspend_is_a_warning() throws IOException {
    Path input = Tool.folder(folder.resolve("in"), Caller.class, Feed.class);

    Tool.Ended ended =
        Tool.run(
            "instrument",
            input,
            "-o",
            out,
            "-cp",
            SourceCode.api(),
            "--partial",
            "--suspendable",
            "acme.tool.Caller.locked");

    assertThat(ended.err())
        .isEqualToNormalizingNewlines(
            "fermata: warning: "
                + input
                + ": acme.tool.Caller.locked(dev.fermata.Yielder) cannot be suspended: "
                + Messages.text("refusal: synchronized method")
                + ".\n");
    assertThat(ended.exitCode()).isZero();
  }

  @Test
  void damaged_class_file_is_an_error() throws IOException {
    Path input = Tool.folder(folder.resolve("in"), Feed.class);
    Path file = input.resolve(Tool.entry(Feed.class));
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 200));

    Tool.Ended ended =
        Tool.run("instrument", input, "-o", out, "-cp", SourceCode.api(), "--partial");

    assertThat(ended.err()).contains("its class file cannot be read");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(out).doesNotExist();
  }

  @Test
  void excluded_class_keeps_to_plain_twins_without_a_word() throws IOException {
    Path input = Tool.folder(folder.resolve("in"), Feed.class);

    Tool.Ended ended =
        Tool.run(
            "instrument",
            input,
            "-o",
            out,
            "-cp",
            SourceCode.api(),
            "--partial",
            "--exclude",
            "acme.tool.Feed");

    assertThat(ended).isEqualTo(new Tool.Ended(0, "", ""));
    assertThat(new FolderLocation(out).files()).containsExactly("acme/tool/Feed.class");
  }
}
