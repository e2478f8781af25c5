package dev.fermata.samples;

import dev.fermata.async.Async;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The server in this JVM, on a thread of its own, until it is closed. */
final class RunningServe implements AutoCloseable {
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final CompletableFuture<Throwable> ended = new CompletableFuture<>();
  private final Thread thread;

  RunningServe(int port) {
    LiveServer.Limits limits = new LiveServer.Limits(1000, Duration.ofSeconds(60));
    thread = new Thread(() -> run(new Serve.Settings(port, 300, Duration.ofDays(1), limits)));
    thread.start();
  }

  private void run(Serve.Settings settings) {
    try {
      Async.run(() -> Serve.serve(settings, port::complete));
      ended.complete(new AssertionError("it has ended by itself"));
    } catch (Throwable thrown) {
      ended.complete(thrown);
      port.completeExceptionally(thrown);
    }
  }

  int port() {
    return port.join();
  }

  /** Stops it as ctrl-C does. */
  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
    if (!(ended.join() instanceof InterruptedException)) {
      throw new AssertionError(ended.join());
    }
  }
}
