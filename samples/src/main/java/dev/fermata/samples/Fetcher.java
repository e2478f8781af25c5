package dev.fermata.samples;

import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.timeout;

import dev.fermata.Suspendable;
import dev.fermata.async.Async;
import dev.fermata.async.Semaphore;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeoutException;

/** Fetches pages, so many at once, each within a time, and tries again what may pass. */
final class Fetcher {
  private final Source source;
  private final Limits limits;
  private final FetchProgress progress;
  private final Semaphore gate;
  private final Random random = new Random();

  Fetcher(Source source, Limits limits, FetchProgress progress) {
    this.source = source;
    this.limits = limits;
    this.progress = progress;
    gate = new Semaphore(limits.atOnce());
  }

  /** Where pages come from. */
  @FunctionalInterface
  @Suspendable
  interface Source {
    Page get(URI uri) throws IOException;
  }

  /**
   * How far to go.
   *
   * @param atOnce how many pages at a time
   * @param timeout for each try
   * @param tries how many for each page
   * @param pause before the second try, and twice as long before each further one
   */
  record Limits(int atOnce, Duration timeout, int tries, Duration pause) {}

  /**
   * What has come of a page.
   *
   * @param page null if there was no answer
   * @param failure null if all is well
   */
  record Result(URI uri, Page page, String failure, int tries, Duration time) {
    boolean isFailure() {
      return failure != null;
    }
  }

  /** What has come of one try. */
  private record Attempt(Page page, String failure, boolean mayPass) {
    static Attempt failed(String failure, boolean mayPass) {
      return new Attempt(null, failure, mayPass);
    }
  }

  @Suspendable
  Result fetch(URI uri) {
    Duration begin = Async.time();
    for (int tries = 1; ; tries++) {
      Attempt attempt = gate.with(() -> attempt(uri));
      if (!attempt.mayPass || tries == limits.tries()) {
        Duration time = Async.time().minus(begin);
        return new Result(uri, attempt.page, attempt.failure, tries, time);
      }
      progress.retried();
      // without a permit: others have their turn meanwhile
      sleep(pause(tries));
    }
  }

  @Suspendable
  private Attempt attempt(URI uri) {
    progress.started();
    try {
      return timeout(limits.timeout(), () -> get(uri));
    } catch (TimeoutException late) {
      return Attempt.failed("not there within " + Amount.seconds(limits.timeout()), true);
    } finally {
      progress.stopped();
    }
  }

  @Suspendable
  private Attempt get(URI uri) {
    try {
      Page page = source.get(uri);
      return page.isError()
          ? new Attempt(page, "status " + page.status(), page.mayPass())
          : new Attempt(page, null, false);
    } catch (WebClient.TooLargeException tooLarge) {
      return Attempt.failed(tooLarge.getMessage(), false);
    } catch (IOException broken) {
      String message = broken.getMessage();
      return Attempt.failed(message == null ? broken.getClass().getSimpleName() : message, true);
    }
  }

  /** Spreads the tries of those that have failed together: by chance, up to half of it is taken. */
  private Duration pause(int tries) {
    Duration longest = limits.pause().multipliedBy(1L << (tries - 1));
    return longest.minusNanos((long) (longest.toNanos() * random.nextDouble() / 2));
  }
}
