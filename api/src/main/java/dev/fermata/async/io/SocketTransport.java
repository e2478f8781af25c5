package dev.fermata.async.io;

import dev.fermata.Suspendable;
import dev.fermata.async.Async;
import dev.fermata.async.CallbackBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import org.jspecify.annotations.Nullable;

/** Bytes of a socket. */
final class SocketTransport implements Transport {
  private final AsynchronousSocketChannel channel;
  private @Nullable PendingRead reading;

  private final SocketAddress remote;

  SocketTransport(AsynchronousSocketChannel channel, SocketAddress remote) {
    this.channel = channel;
    this.remote = remote;
  }

  SocketAddress remoteAddress() {
    return remote;
  }

  @Override
  @Suspendable
  public int read(ByteBuffer target) {
    if (reading == null) {
      reading = PendingRead.begin(channel, target);
    }
    int count = reading.await();
    reading = null;
    return count;
  }

  @Override
  @Suspendable
  public void write(ByteBuffer source) {
    while (source.hasRemaining()) {
      // part of it may have gone out when it is cancelled: what followed would make no sense
      Async.<Integer>awaitCallback(
          callback -> {
            callback.onCancel(this::abort);
            channel.write(source, null, new Told<>(callback));
          });
    }
  }

  @Override
  @Suspendable
  public void end() throws IOException {
    if (channel.isOpen()) {
      channel.shutdownOutput();
    }
  }

  @Override
  public void abort() {
    try {
      channel.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Tells a task what has come of an operation. */
  static final class Told<T> implements CompletionHandler<T, @Nullable Void> {
    private final CallbackBody.Completion<T> callback;

    Told(CallbackBody.Completion<T> callback) {
      this.callback = callback;
    }

    @Override
    public void completed(T result, @Nullable Void nothing) {
      callback.complete(result);
    }

    @Override
    public void failed(Throwable thrown, @Nullable Void nothing) {
      callback.fail(thrown);
    }
  }
}
