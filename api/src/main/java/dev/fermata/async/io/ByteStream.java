package dev.fermata.async.io;

import dev.fermata.Suspendable;
import dev.fermata.async.AsyncGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that come and go: a {@link Connection} or a {@link FileStream}. One task reads and one task
 * writes at a time.
 *
 * <p>Writing waits until the bytes are handed over, so that a slow taker slows the writer down. A
 * read that is cancelled has read nothing, and can be done again; a write that is cancelled closes
 * the stream, because part of it may have gone out. What is read by line or up to a separator is
 * held in memory, up to a limit.
 */
public abstract sealed class ByteStream implements AutoCloseable permits Connection, FileStream {
  final Transport transport;
  private final ReadBuffer buffer;

  /** What reading and writing have failed with, through the other side. */
  private @Nullable IOException unread;

  private @Nullable IOException unwritten;

  ByteStream(Transport transport, int limit) {
    this.transport = transport;
    buffer = new ReadBuffer(transport, limit);
  }

  // ---- reading

  /**
   * Waits for some bytes.
   *
   * @param most how many at most; at least 1
   * @return at least one; empty at the end
   * @throws IOException if the stream is broken
   */
  @Suspendable
  public byte[] read(int most) throws IOException {
    if (most < 1) {
      throw new IllegalArgumentException("Cannot read " + most + " bytes.");
    }
    if (buffer.available() == 0) {
      fill();
    }
    return buffer.take(Math.min(most, buffer.available()));
  }

  /**
   * Waits for so many bytes.
   *
   * @param count how many; not negative, and not more than the limit
   * @return so many
   * @throws IncompleteReadException if the stream ends before
   * @throws LimitExceededException if that is more than the limit
   * @throws IOException if the stream is broken
   */
  @Suspendable
  public byte[] readExactly(int count) throws IOException {
    buffer.requireRoom(count);
    while (buffer.available() < count) {
      if (!fill()) {
        throw incomplete(count + " bytes");
      }
    }
    return buffer.take(count);
  }

  /**
   * Waits for a separator.
   *
   * @param separator at least one byte
   * @return what comes before it, and the separator
   * @throws IncompleteReadException if the stream ends before
   * @throws LimitExceededException if it does not come within the limit
   * @throws IOException if the stream is broken
   */
  @Suspendable
  public byte[] readUntil(byte[] separator) throws IOException {
    byte[] found = readUpTo(separator);
    if (found == null) {
      throw incomplete("the separator");
    }
    return found;
  }

  /** Returns null if the stream ends before. */
  @Suspendable
  private byte @Nullable [] readUpTo(byte[] separator) throws IOException {
    if (separator.length == 0) {
      throw new IllegalArgumentException("Cannot read up to nothing: the separator is empty.");
    }
    int searched = 0;
    while (true) {
      int end = buffer.find(separator, searched);
      if (end >= 0) {
        buffer.requireRoom(end);
        return buffer.take(end);
      }
      searched = Math.max(0, buffer.available() - separator.length + 1);
      buffer.requireRoom(buffer.available() + 1);
      if (!fill()) {
        return null;
      }
    }
  }

  /**
   * Waits for a line, in UTF-8, that ends by a line feed.
   *
   * @return without its line feed and the carriage return before it; the last one may have none;
   *     empty at the end
   * @throws LimitExceededException if the line is longer than the limit
   * @throws IOException if the stream is broken
   */
  @Suspendable
  public Optional<String> readLine() throws IOException {
    byte[] found = readUpTo(new byte[] {'\n'});
    byte[] line = found == null ? buffer.take(buffer.available()) : found;
    if (line.length == 0) {
      return Optional.empty();
    }
    String text = new String(line, StandardCharsets.UTF_8);
    int end = text.length();
    if (text.endsWith("\n")) {
      end -= text.endsWith("\r\n") ? 2 : 1;
    }
    return Optional.of(text.substring(0, end));
  }

  /**
   * Reads lines as {@link #readLine} does, as they are asked for, to the end.
   *
   * @return a generator that has not begun; closing it leaves this stream open
   */
  public AsyncGenerator<String> lines() {
    return AsyncGenerator.of(
        y -> {
          for (Optional<String> line = readLine(); line.isPresent(); line = readLine()) {
            y.yield(line.get());
          }
        });
  }

  /**
   * Reads bytes as they come, as they are asked for, to the end.
   *
   * @param most how many at a time at most; at least 1
   * @return a generator that has not begun, of arrays that are not empty; closing it leaves this
   *     stream open
   */
  public AsyncGenerator<byte[]> chunks(int most) {
    return AsyncGenerator.of(
        y -> {
          for (byte[] read = read(most); read.length > 0; read = read(most)) {
            y.yield(read);
          }
        });
  }

  /** Waits for more; false at the end. */
  @Suspendable
  private boolean fill() throws IOException {
    try {
      return buffer.fill();
    } catch (IOException broken) {
      unread = broken;
      throw broken;
    }
  }

  private IncompleteReadException incomplete(String expected) {
    IncompleteReadException ended = buffer.incomplete(expected);
    unread = ended;
    return ended;
  }

  // ---- writing

  /**
   * Writes bytes, and waits until they are handed over.
   *
   * @param bytes all of them
   * @throws IOException if the stream is broken
   */
  @Suspendable
  public void write(byte[] bytes) throws IOException {
    try {
      transport.write(ByteBuffer.wrap(bytes));
    } catch (IOException broken) {
      unwritten = broken;
      throw broken;
    }
  }

  /**
   * Writes text in UTF-8, and waits until it is handed over.
   *
   * @param text as it is
   * @throws IOException if the stream is broken
   */
  @Suspendable
  public void write(String text) throws IOException {
    write(Objects.requireNonNull(text, "text").getBytes(StandardCharsets.UTF_8));
  }

  /** Closes it. By any thread; tasks that wait here fail. */
  @Override
  public void close() {
    transport.abort();
  }

  /** Tells whether the other side has caused this by going away. */
  boolean isBrokenBy(Exception thrown) {
    Throwable cause = thrown instanceof UncheckedIOException ? thrown.getCause() : thrown;
    // closed on this side, that is
    boolean isOwn = cause instanceof ClosedChannelException;
    return cause != null && !isOwn && (cause == unread || cause == unwritten);
  }
}
