package dev.fermata.samples;

import dev.fermata.Suspendable;
import dev.fermata.async.AsyncGenerator;
import dev.fermata.async.Channel;
import java.io.PrintStream;
import java.time.Duration;

/** How far a fetch has come. Its watcher is told now and then, however fast that changes. */
final class FetchProgress implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofMillis(100);
  private static final int BAR = 30;
  private static final int WIDTH = 100;

  private final Channel<Snapshot> changes = Channel.conflated();
  private int known;
  private int running;
  private int ended;
  private int failed;
  private int retries;
  private long bytes;

  /** How far it had come at a moment. */
  record Snapshot(int known, int running, int ended, int failed, int retries, long bytes) {
    /** One line, without its end. */
    String bar() {
      int full = known == 0 ? 0 : BAR * ended / known;
      String text =
          "["
              + "#".repeat(full)
              + " ".repeat(BAR - full)
              + "] %d/%d, %d running, %d failed, %d tried again, %s"
                  .formatted(ended, known, running, failed, retries, Amount.bytes(bytes));
      return text.length() > WIDTH ? text.substring(0, WIDTH) : text;
    }
  }

  void found(int pages) {
    known += pages;
    changed();
  }

  void started() {
    running++;
    changed();
  }

  void stopped() {
    running--;
    changed();
  }

  void retried() {
    retries++;
    changed();
  }

  void ended(Fetcher.Result result) {
    ended++;
    failed += result.isFailure() ? 1 : 0;
    bytes += result.page() == null ? 0 : result.page().body().length;
    changed();
  }

  private void changed() {
    changes.sender().trySend(now());
  }

  Snapshot now() {
    return new Snapshot(known, running, ended, failed, retries, bytes);
  }

  /** Draws a bar over itself until this is closed. */
  @Suspendable
  void draw(PrintStream terminal) {
    try (AsyncGenerator<Snapshot> now = AsyncGenerator.from(changes.receiver()).sample(PERIOD)) {
      for (Snapshot snapshot : now) {
        terminal.print("\r" + snapshot.bar() + "\033[K");
        terminal.flush();
      }
    } finally {
      terminal.print("\r\033[K");
      terminal.flush();
    }
  }

  @Override
  public void close() {
    changes.sender().close();
  }
}
