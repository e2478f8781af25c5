package dev.fermata.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {
  @TempDir private Path folder;

  @Test
  void help_goes_to_the_output_and_is_no_failure() {
    Tool.Ended ended = Tool.run("instrument", "--help");
    assertThat(ended.out()).startsWith("Usage: java -jar fermata-agent.jar instrument DIR|JAR...");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.exitCode()).isZero();
  }

  @Test
  void help_goes_to_the_errors_when_nothing_is_asked_for() {
    Tool.Ended ended = Tool.run();
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).startsWith("Usage: ");
    assertThat(ended.exitCode()).isEqualTo(2);
  }

  @Test
  void version_is_one_line() {
    assertThat(Tool.run("--version").out()).matches("fermata-agent .+\\R");
  }

  @Test
  void wrong_command_lines_are_named() {
    assertWrong("there is no command 'instrumnt'. Known are check, instrument", "instrumnt");
    assertWrong("there is no option '--out'", "instrument", folder, "--out", "x");
    assertWrong("there is no folder or jar 'nowhere.jar'", "check", "nowhere.jar");
    assertWrong("no folder or jar is given", "check", "-cp", "x");
    assertWrong("the option '-cp' has no value", "check", folder, "-cp");
    assertWrong(
        "it is not said where the result goes. Write -o OUT", "instrument", folder.toString());
    assertWrong("the option '-o' is given twice", "instrument", folder, "-o", "x", "-o", "y");
    assertWrong(
        "check writes nothing: it has no -o, --drop-signatures, --partial",
        "check",
        folder,
        "--partial");
  }

  @Test
  void output_in_the_input_is_refused() {
    Path inside = folder.resolve("out");
    String message = "lies in the input '" + folder + "', which stays as it is. Write another -o";
    assertWrong("'" + inside + "' " + message, "instrument", folder, "-o", inside);
    assertWrong("'" + folder + "' " + message, "instrument", folder, "-o", folder);
  }

  @Test
  void inputs_of_one_name_are_refused() throws Exception {
    Path first = Tool.folder(folder.resolve("a/classes"), CommandTest.class);
    Path second = Tool.folder(folder.resolve("b/classes"), CommandTest.class);
    Path out = folder.resolve("out");
    assertWrong(
        "two inputs would become '"
            + out.resolve("classes")
            + "'. Run the command for each, with the other in --class-path",
        "instrument",
        first,
        second,
        "-o",
        out);
  }

  private static void assertWrong(String fact, Object... arguments) {
    Tool.Ended ended = Tool.run(arguments);
    assertThat(ended.err())
        .isEqualToNormalizingNewlines(
            "fermata: Cannot read the command line: " + fact + ". See --help.\n");
    assertThat(ended.out()).isEmpty();
    assertThat(ended.exitCode()).isEqualTo(2);
  }
}
