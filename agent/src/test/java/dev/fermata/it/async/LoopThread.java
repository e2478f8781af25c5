package dev.fermata.it.async;

import static dev.fermata.async.Async.await;

import dev.fermata.async.Action;
import dev.fermata.async.Async;
import dev.fermata.async.Deferred;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** A thread that runs tasks until it is closed. */
final class LoopThread implements AutoCloseable {
  private final Thread thread;

  /** Begins a thread whose first task does {@code action}, and then waits to be interrupted. */
  LoopThread(Action action) {
    thread = new Thread(() -> run(action), "loop");
    thread.start();
  }

  private static void run(Action action) {
    try {
      Async.run(
          () -> {
            action.run();
            await(new Deferred<Void>());
          });
    } catch (Exception thrown) {
      if (!(thrown instanceof InterruptedException)) {
        throw new AssertionError(thrown);
      }
    }
  }

  /** Begins a thread whose first task makes something, and then waits to be interrupted. */
  static <T> LoopThread making(CompletableFuture<T> made, Callable<T> maker) {
    return new LoopThread(() -> made.complete(maker.call()));
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join(30_000);
    if (thread.isAlive()) {
      throw new AssertionError("the loop's thread has not ended");
    }
  }
}
