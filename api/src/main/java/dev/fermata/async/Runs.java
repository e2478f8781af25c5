package dev.fermata.async;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The loops that run at present, the oldest first. */
final class Runs {
  private static final long PATIENCE_SECONDS = 1;

  private static final Queue<EventLoop> RUNNING = new ConcurrentLinkedQueue<>();

  private Runs() {}

  static void begun(EventLoop loop) {
    RUNNING.add(loop);
    if (loop.watchdog != null) {
      loop.watchdog.start();
    }
  }

  static void ended(EventLoop loop) {
    RUNNING.remove(loop);
    if (loop.watchdog != null) {
      loop.watchdog.stop();
    }
  }

  static int count() {
    return RUNNING.size();
  }

  static String draw(boolean withFrames) {
    StringBuilder text = new StringBuilder();
    for (EventLoop loop : RUNNING) {
      Thread thread = loop.owner();
      if (thread != null) {
        text.append("run of thread \"").append(thread.getName()).append("\"\n");
        text.append(ask(loop, thread, () -> new TaskTree(withFrames).draw(loop)));
      }
    }
    return text.toString();
  }

  /** Lets the loop draw itself, or draws what its thread does instead. */
  private static String ask(EventLoop loop, Thread thread, Supplier<String> drawn) {
    if (loop.isHere()) {
      loop.lock();
      try {
        return drawn.get();
      } finally {
        loop.unlock();
      }
    }
    CompletableFuture<String> answer = new CompletableFuture<>();
    loop.post(() -> answer.complete(drawn.get()));
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException busy) {
      StringBuilder text = new StringBuilder("  does not answer: it is busy\n");
      TaskTree.appendFrames(text, "  ", thread.getStackTrace());
      return text.toString();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return "  was not asked: the caller was interrupted\n";
    } catch (ExecutionException broken) {
      throw new InternalError("the tasks could not be drawn; report this as a bug", broken);
    }
  }
}
