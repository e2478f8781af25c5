package dev.fermata.async.io;

import dev.fermata.Suspendable;
import dev.fermata.async.Async;
import dev.fermata.async.CallbackBody;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousByteChannel;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.CompletionHandler;
import org.jspecify.annotations.Nullable;

/**
 * The read of a channel that may outlive the task that waits for it: a channel cannot take back a
 * read, and what it brings is for the next who asks.
 */
final class PendingRead implements CompletionHandler<Integer, @Nullable Void> {
  // guarded by this
  private @Nullable Integer count;
  private @Nullable Throwable thrown;
  private CallbackBody.@Nullable Completion<Integer> waiting;

  private PendingRead() {}

  static PendingRead begin(AsynchronousByteChannel channel, ByteBuffer target) {
    PendingRead read = new PendingRead();
    channel.read(target, null, read);
    return read;
  }

  static PendingRead begin(AsynchronousFileChannel channel, ByteBuffer target, long position) {
    PendingRead read = new PendingRead();
    channel.read(target, position, null, read);
    return read;
  }

  @Override
  public synchronized void completed(Integer result, @Nullable Void nothing) {
    count = result;
    tell();
  }

  @Override
  public synchronized void failed(Throwable failure, @Nullable Void nothing) {
    thrown = failure;
    tell();
  }

  private synchronized void tellTo(CallbackBody.Completion<Integer> callback) {
    waiting = callback;
    tell();
  }

  private void tell() {
    if (waiting != null && count != null) {
      waiting.complete(count);
    } else if (waiting != null && thrown != null) {
      waiting.fail(thrown);
    }
  }

  /** Waits for its end; if that is cancelled, it goes on. */
  @Suspendable
  int await() {
    return Async.<Integer>awaitCallback(this::tellTo);
  }
}
