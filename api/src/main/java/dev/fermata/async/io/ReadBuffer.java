package dev.fermata.async.io;

import dev.fermata.Suspendable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** What has been read from a transport and not been asked for. */
final class ReadBuffer {
  private static final int CHUNK = 8192;

  private final Transport transport;
  private final int limit;

  /** Where the transport reads into; emptied after each read. */
  private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);

  private byte[] bytes = new byte[0];
  private int begin;
  private int end;
  private boolean filling;

  ReadBuffer(Transport transport, int limit) {
    this.transport = transport;
    this.limit = limit;
  }

  int available() {
    return end - begin;
  }

  /** Waits for more; false at the end. */
  @Suspendable
  boolean fill() throws IOException {
    if (filling) {
      throw new IllegalStateException("Cannot read: another task is reading from the same stream.");
    }
    filling = true;
    int count;
    try {
      count = transport.read(chunk);
    } finally {
      filling = false;
    }
    append();
    return count >= 0;
  }

  private void append() {
    chunk.flip();
    int more = chunk.remaining();
    if (end + more > bytes.length) {
      int size = available();
      byte[] larger =
          size + more > bytes.length / 2 ? new byte[Math.max(CHUNK, 2 * (size + more))] : bytes;
      System.arraycopy(bytes, begin, larger, 0, size);
      bytes = larger;
      begin = 0;
      end = size;
    }
    chunk.get(bytes, end, more);
    end += more;
    chunk.clear();
  }

  /**
   * Returns where a separator ends, after so many bytes that were searched; -1 if there is none.
   */
  int find(byte[] separator, int searched) {
    for (int at = begin + searched; at + separator.length <= end; at++) {
      if (Arrays.equals(bytes, at, at + separator.length, separator, 0, separator.length)) {
        return at + separator.length - begin;
      }
    }
    return -1;
  }

  byte[] take(int count) {
    byte[] taken = Arrays.copyOfRange(bytes, begin, begin + count);
    begin += count;
    return taken;
  }

  void requireRoom(int count) throws LimitExceededException {
    if (count > limit) {
      throw new LimitExceededException(
          "Cannot hold " + count + " bytes: the limit of the stream is " + limit + ".");
    }
  }

  IncompleteReadException incomplete(String expected) {
    byte[] partial = take(available());
    return new IncompleteReadException(
        "The stream has ended after " + partial.length + " bytes, before " + expected + ".",
        partial);
  }
}
