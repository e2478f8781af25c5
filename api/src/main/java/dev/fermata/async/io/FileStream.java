package dev.fermata.async.io;

import dev.fermata.Suspendable;
import dev.fermata.async.Async;
import dev.fermata.async.AsyncGenerator;
import java.io.IOException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file as a stream of bytes, read and written without holding up the thread of the tasks. One
 * task reads, from the beginning, and one task writes at a time.
 *
 * <pre>{@code
 * try (FileStream copy = FileStream.open(target, CREATE, WRITE);
 *     AsyncGenerator<String> lines = FileStream.lines(source)) {
 *   for (String line : lines) copy.write(line + "\n");
 * }
 * }</pre>
 */
public final class FileStream extends ByteStream {
  private final Path path;
  private final AsynchronousFileChannel channel;

  private FileStream(FileTransport transport, Path path, int limit) {
    super(transport, limit);
    this.path = path;
    channel = transport.channel;
  }

  /**
   * Opens a file. Called in tasks, as all of this is.
   *
   * @param path of the default or another file system that has such channels
   * @param options as for {@link AsynchronousFileChannel#open}; none to read. With {@code APPEND},
   *     what is written comes after what is there now; elsewhere it begins at the beginning
   * @return an open file, of which lines of at most {@link Streams#DEFAULT_LIMIT} bytes are held
   * @throws java.nio.file.NoSuchFileException if there is no such file, and it is not to be created
   * @throws IOException if it cannot be opened
   */
  @Suspendable
  public static FileStream open(Path path, OpenOption... options) throws IOException {
    return open(path, Streams.DEFAULT_LIMIT, options);
  }

  /**
   * Opens a file.
   *
   * @param path of the default or another file system that has such channels
   * @param limit how many bytes of a line, or up to a separator, are held
   * @param options as for {@link #open(Path, OpenOption...)}
   * @return an open file
   * @throws IOException if it cannot be opened
   */
  @Suspendable
  public static FileStream open(Path path, int limit, OpenOption... options) throws IOException {
    Objects.requireNonNull(path, "path");
    Set<OpenOption> all = new HashSet<>(List.of(options));
    boolean isAppending = all.remove(StandardOpenOption.APPEND);
    if (isAppending) {
      all.add(StandardOpenOption.WRITE);
    }
    @Nullable FileTransport[] opened = new FileTransport[1];
    boolean handedOver = false;
    try {
      FileTransport transport =
          Async.toThread(
              () -> {
                AsynchronousFileChannel channel = AsynchronousFileChannel.open(path, all, null);
                opened[0] = new FileTransport(channel, isAppending ? channel.size() : 0);
                return opened[0];
              });
      handedOver = true;
      return new FileStream(transport, path, limit);
    } finally {
      FileTransport left = opened[0];
      if (!handedOver && left != null) {
        // cancelled meanwhile
        left.abort();
      }
    }
  }

  /**
   * Reads the lines of a file, in UTF-8, as they are asked for.
   *
   * @param path which is opened with the first line
   * @return a generator that has not begun; the file is closed with it
   */
  public static AsyncGenerator<String> lines(Path path) {
    Objects.requireNonNull(path, "path");
    return AsyncGenerator.of(
        y -> {
          try (FileStream file = open(path)) {
            y.yieldAll(file.lines());
          }
        });
  }

  /**
   * Reads the bytes of a file as they are asked for.
   *
   * @param path which is opened with the first bytes
   * @param most how many at a time at most; at least 1
   * @return a generator that has not begun, of arrays that are not empty; the file is closed with
   *     it
   */
  public static AsyncGenerator<byte[]> chunks(Path path, int most) {
    Objects.requireNonNull(path, "path");
    return AsyncGenerator.of(
        y -> {
          try (FileStream file = open(path)) {
            y.yieldAll(file.chunks(most));
          }
        });
  }

  /**
   * Tells how large the file is.
   *
   * @return in bytes
   * @throws IOException if it is closed or cannot be told
   */
  public long size() throws IOException {
    return channel.size();
  }

  /**
   * Waits until what was written is on the device.
   *
   * @throws IOException if it is closed or broken
   */
  @Suspendable
  public void force() throws IOException {
    Async.<@Nullable Void>toThread(
        () -> {
          channel.force(true);
          return null;
        });
  }

  @Override
  public String toString() {
    return "FileStream[" + path + (channel.isOpen() ? "" : ", closed") + "]";
  }
}
