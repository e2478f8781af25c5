package dev.fermata;

import dev.fermata.runtime.TryGuard;
import java.lang.ref.Cleaner;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of generators that nobody closes or uses up. Where the body of one stands inside a
 * {@code try} with a {@code finally} block or a resource, that is not done any more: when the
 * garbage collector finds such a generator, it is reported, by default to the {@link System.Logger}
 * named {@code dev.fermata}, once for each body if there is no more to tell. Others cost nothing,
 * and nothing is said of them.
 *
 * <pre>
 *   -Dfermata.debug=true       the report has the stack by which the generator was created
 *   -Dfermata.finalise=true    it is closed instead, by a thread of the library
 * </pre>
 *
 * <p>Close generators, as in {@code try (Generator<String> lines = lines(file)) { … }}: when the
 * collector finds one, or whether, nobody knows. A body that is closed by the library's thread runs
 * beside the program, and is the only thing that may still use what it refers to.
 */
public final class AbandonedGenerators {
  static final boolean IS_DEBUG = isSet("fermata.debug");

  private static final boolean IS_FINALISING = isSet("fermata.finalise");

  /** The bodies that the log has been told of: at most as many as there are in the program. */
  private static final Set<String> LOGGED = ConcurrentHashMap.newKeySet();

  /** Null for the log. */
  private static volatile @Nullable Consumer<? super Report> listener;

  private AbandonedGenerators() {}

  private static boolean isSet(String property) {
    String value = System.getProperty(property);
    return value != null && !value.equals("false");
  }

  /**
   * Sets who is told of abandoned generators, in place of the log.
   *
   * @param told called by a thread of the library, with one report at a time; what it throws is
   *     lost. It is told of each generator, the log once of each body
   */
  public static void setListener(Consumer<? super Report> told) {
    listener = Objects.requireNonNull(told, "told");
  }

  /**
   * An abandoned generator.
   *
   * @param body class, method and line of its body
   * @param creation has the stack by which it was created; empty without {@code -Dfermata.debug}
   * @param failure what its {@code finally} blocks threw; empty if they were not run
   */
  public record Report(String body, Optional<Throwable> creation, Optional<Throwable> failure) {
    /**
     * Says what happened and what to do.
     *
     * @return one line
     */
    public String message() {
      return failure.isPresent()
          ? "Failed to close the abandoned generator " + body + ": " + failure.get()
          : "Abandoned generator "
              + body
              + ": it was dropped while it stood inside a try, whose finally blocks were not run."
              + " Close generators, or use them up: try (Generator<...> g = ...) { ... }"
              + (creation.isPresent()
                  ? ""
                  : ". To see where it was created, start with -Dfermata.debug=true");
    }
  }

  static TryGuard guard(GeneratorStack generator) {
    return IS_FINALISING ? new ClosingGuard(generator) : new ReportingGuard(generator);
  }

  private static void report(Report report) {
    Consumer<? super Report> told = listener;
    if (told != null) {
      told.accept(report);
      return;
    }
    Throwable shown = report.failure.or(report::creation).orElse(null);
    if (shown == null && !LOGGED.add(report.body())) {
      return; // it would be said as often as the program makes the mistake
    }
    System.getLogger("dev.fermata").log(System.Logger.Level.WARNING, report.message(), shown);
  }

  /** The threads, from the first generator on that stands in a try. */
  private static final class Threads {
    static final Cleaner CLEANER = Cleaner.create();

    static final ExecutorService LIBRARY =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "fermata-abandoned-generators");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** A generator that is reported. What the cleaner holds does not reach the frames. */
  private static final class ReportingGuard extends TryGuard implements Runnable {
    private final @Nullable Throwable creation = IS_DEBUG ? new Throwable("created here") : null;

    /** Until the registration: the cleaner must not hold it. */
    private @Nullable GeneratorStack generator;

    private Cleaner.@Nullable Cleanable registration;

    ReportingGuard(GeneratorStack generator) {
      this.generator = generator;
    }

    @Override
    protected void entered() {
      GeneratorStack unregistered = generator;
      if (unregistered != null) {
        generator = null;
        registration = Threads.CLEANER.register(unregistered, this);
      }
    }

    @Override
    protected void left() {}

    @Override
    protected void ended() {
      if (registration != null) {
        registration.clean();
      }
    }

    /** Called by the cleaner, or, to unregister this, by {@link #ended}. */
    @Override
    public void run() {
      if (isInside()) {
        Report report = new Report(body(), Optional.ofNullable(creation), Optional.empty());
        Threads.LIBRARY.execute(() -> report(report));
      }
    }
  }

  /**
   * A generator that is closed. Its frames reach it, so that no cleaner could ever be told that it
   * is unreachable: only the JVM's finalisation finds what is reachable from itself alone.
   */
  private static final class ClosingGuard extends TryGuard {
    private final GeneratorStack generator;

    ClosingGuard(GeneratorStack generator) {
      this.generator = generator;
    }

    @Override
    protected void entered() {}

    @Override
    protected void left() {}

    @Override
    protected void ended() {}

    @Override
    @SuppressWarnings({"deprecation", "removal", "Finalize"}) // see above
    protected void finalize() {
      if (isInside()) {
        Threads.LIBRARY.execute(this::close);
      }
    }

    private void close() {
      try {
        generator.close();
      } catch (Throwable thrown) {
        report(new Report(body(), Optional.empty(), Optional.of(thrown)));
      }
    }
  }
}
