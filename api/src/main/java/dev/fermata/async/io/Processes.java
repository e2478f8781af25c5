package dev.fermata.async.io;

import dev.fermata.Suspendable;
import dev.fermata.async.Async;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Objects;

/** Runs programs. Called in tasks. */
public final class Processes {
  private Processes() {}

  /** What a program has left. */
  public static final class Output {
    private final int exitValue;
    private final byte[] out;
    private final byte[] err;

    Output(int exitValue, byte[] out, byte[] err) {
      this.exitValue = exitValue;
      this.out = out;
      this.err = err;
    }

    /**
     * Returns how it has ended.
     *
     * @return by convention 0 for success
     */
    public int exitValue() {
      return exitValue;
    }

    /**
     * Returns what it wrote.
     *
     * @return in the charset of the platform
     */
    public String out() {
      return new String(out, Charset.defaultCharset());
    }

    /**
     * Returns what it wrote to its error output.
     *
     * @return in the charset of the platform; empty if that was redirected
     */
    public String err() {
      return new String(err, Charset.defaultCharset());
    }
  }

  /**
   * Runs a program, which is given no input, to its end. If the task is cancelled, the program is
   * ended by force.
   *
   * @param builder says which, and how
   * @return its exit value and all that it has written
   * @throws IOException if it cannot be started
   */
  @Suspendable
  public static Output run(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    process.getOutputStream().close();
    return Objects.requireNonNull(TaskGroup.run(group -> outputOf(process, group)));
  }

  @Suspendable
  private static Output outputOf(Process process, TaskGroup group) {
    Task<byte[]> out =
        group.createTask(() -> Async.toThread(() -> process.getInputStream().readAllBytes()));
    Task<byte[]> err =
        group.createTask(() -> Async.toThread(() -> process.getErrorStream().readAllBytes()));
    try {
      Process ended = Async.await(process.onExit());
      return new Output(ended.exitValue(), Async.await(out), Async.await(err));
    } finally {
      // threads that read its output end with it
      process.destroyForcibly();
    }
  }
}
