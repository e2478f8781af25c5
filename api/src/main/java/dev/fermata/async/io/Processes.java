package dev.fermata.async.io;

import dev.fermata.Suspendable;
import dev.fermata.async.Async;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;

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
    return run(builder, Integer.MAX_VALUE - 9);
  }

  /**
   * Runs a program as {@link #run(ProcessBuilder)} does, and ends it by force if it writes too
   * much.
   *
   * @param builder says which, and how
   * @param limit how many bytes it may write, to each of its outputs
   * @return its exit value and all that it has written
   * @throws LimitExceededException if it writes more
   * @throws IOException if it cannot be started
   */
  @Suspendable
  public static Output run(ProcessBuilder builder, int limit) throws IOException {
    Process process = builder.start();
    try (TaskGroup group = TaskGroup.open()) {
      process.getOutputStream().close();
      return outputOf(process, limit, group);
    } finally {
      process.destroyForcibly();
    }
  }

  @Suspendable
  private static Output outputOf(Process process, int limit, TaskGroup group) throws IOException {
    Task<byte[]> out = group.createTask(() -> readAll(process, process.getInputStream(), limit));
    Task<byte[]> err = group.createTask(() -> readAll(process, process.getErrorStream(), limit));
    try {
      // first: who reads cannot be cancelled before that
      Process ended = Async.await(process.onExit());
      List<byte[]> written = Async.gather(out, err);
      if (written.get(0).length > limit || written.get(1).length > limit) {
        throw new LimitExceededException(
            "Cannot hold what the program writes: the limit is " + limit + " bytes.");
      }
      return new Output(ended.exitValue(), written.get(0), written.get(1));
    } finally {
      // threads that read its output end with it
      process.destroyForcibly();
    }
  }

  /** Reads one byte more than the limit if there is one, and ends the program then. */
  @Suspendable
  private static byte[] readAll(Process process, InputStream output, int limit) {
    byte[] written = Async.toThread(() -> output.readNBytes(limit + 1));
    if (written.length > limit) {
      process.destroyForcibly();
    }
    return written;
  }
}
