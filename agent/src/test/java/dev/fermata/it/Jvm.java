package dev.fermata.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A JVM of its own, for what depends on how it is started. */
public final class Jvm {
  private Jvm() {}

  /** What a JVM left behind. */
  public record Ended(int exitCode, String out, String err) {}

  /** The option that starts the agent; {@code options} may be empty. */
  public static String agent(String options) {
    String jar = System.getProperty("fermata.agent.jar");
    return "-javaagent:" + jar + (options.isEmpty() ? "" : "=" + options);
  }

  /** Runs the JDK of this test and waits for its end. */
  public static Ended run(Path folder, String... arguments) {
    return run(Path.of(System.getProperty("java.home"), "bin", "java"), folder, arguments);
  }

  /** Likewise, but where this test runs on a JRE that cannot attach, the JDK of the build. */
  public static Ended runAttaching(Path folder, String... arguments) {
    return ModuleLayer.boot().findModule("jdk.attach").isPresent()
        ? run(folder, arguments)
        : run(
            Path.of(System.getProperty("fermata.javac")).resolveSibling("java"), folder, arguments);
  }

  /** Likewise on the JDK of the build, which has all modules. */
  public static Ended runOnJdk(Path folder, String... arguments) {
    Path javac = Path.of(System.getProperty("fermata.javac"));
    return run(javac.resolveSibling("java"), folder, arguments);
  }

  private static Ended run(Path java, Path folder, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    Collections.addAll(command, "-Dfile.encoding=UTF-8", "-Dsun.stderr.encoding=UTF-8");
    Collections.addAll(command, "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8");
    Collections.addAll(command, arguments);
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().remove("JDK_JAVA_OPTIONS");
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    try {
      int exitCode = builder.start().waitFor();
      return new Ended(exitCode, Files.readString(out), Files.readString(err));
    } catch (IOException | InterruptedException broken) {
      throw new AssertionError(broken);
    }
  }
}
