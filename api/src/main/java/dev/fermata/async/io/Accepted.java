package dev.fermata.async.io;

import dev.fermata.async.CallbackBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import org.jspecify.annotations.Nullable;

/** Tells a server of a client, or closes the client's channel if the server is gone. */
final class Accepted implements CompletionHandler<AsynchronousSocketChannel, @Nullable Void> {
  private final CallbackBody.Completion<AsynchronousSocketChannel> callback;

  Accepted(CallbackBody.Completion<AsynchronousSocketChannel> callback) {
    this.callback = callback;
  }

  @Override
  public void completed(AsynchronousSocketChannel client, @Nullable Void nothing) {
    if (!callback.complete(client)) {
      try {
        client.close();
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }

  @Override
  public void failed(Throwable thrown, @Nullable Void nothing) {
    callback.fail(thrown);
  }
}
