package dev.fermata.async.io;

import dev.fermata.Suspendable;
import dev.fermata.async.Async;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import org.jspecify.annotations.Nullable;

/** Bytes of a file: read from its beginning, and written from there or from its end. */
final class FileTransport implements Transport {
  final AsynchronousFileChannel channel;

  private @Nullable PendingRead reading;
  private long readPosition;
  private long writePosition;
  private boolean writing;

  FileTransport(AsynchronousFileChannel channel, long writePosition) {
    this.channel = channel;
    this.writePosition = writePosition;
  }

  @Override
  @Suspendable
  public int read(ByteBuffer target) {
    if (reading == null) {
      reading = PendingRead.begin(channel, target, readPosition);
    }
    int count = reading.await();
    reading = null;
    readPosition += Math.max(count, 0);
    return count;
  }

  @Override
  @Suspendable
  public void write(ByteBuffer source) {
    if (writing) {
      throw new IllegalStateException("Cannot write: another task is writing to the same file.");
    }
    writing = true;
    try {
      while (source.hasRemaining()) {
        // part of it may have been written when it is cancelled: what followed would make no sense
        writePosition +=
            Async.<Integer>awaitCallback(
                callback -> {
                  callback.onCancel(this::abort);
                  channel.write(source, writePosition, null, new SocketTransport.Told<>(callback));
                });
      }
    } finally {
      writing = false;
    }
  }

  @Override
  public void end() {}

  @Override
  public void abort() {
    try {
      channel.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
