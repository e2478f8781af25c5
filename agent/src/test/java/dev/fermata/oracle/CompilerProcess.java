package dev.fermata.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The compiler of the build's JDK in a process that is kept, because a new one for each program
 * would take most of the time of the tests on a JVM that has no compiler.
 */
final class CompilerProcess {
  private static final String SEPARATOR = "\t";

  private static @Nullable CompilerProcess only;

  private final PrintWriter requests;
  private final BufferedReader answers;

  private CompilerProcess(Path java) throws IOException {
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CompilerProcess.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    // It ends with its input, so with this JVM.
    requests = new PrintWriter(process.outputWriter(), true);
    answers = process.inputReader();
  }

  /**
   * Compiles with the compiler beside {@code javac}.
   *
   * @param arguments of javac, without tabs
   * @return true if there was no error; errors are on the standard error stream
   */
  static synchronized boolean compile(Path javac, List<String> arguments) throws IOException {
    CompilerProcess process = only;
    if (process == null) {
      process = new CompilerProcess(javac.resolveSibling("java"));
      only = process;
    }
    process.requests.println(String.join(SEPARATOR, arguments));
    String answer = process.answers.readLine();
    if (answer == null) {
      throw new IOException("the compiler's process has ended");
    }
    return answer.equals("0");
  }

  /** Compiles what each line of the input asks for, and answers with javac's exit code. */
  public static void main(String[] args) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(javac.run(null, System.err, System.err, line.split(SEPARATOR)));
    }
  }
}
