package dev.fermata.async;

import dev.fermata.Continuation;
import dev.fermata.ContinuationScope;
import dev.fermata.runtime.Sneaky;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks on the calling thread, any number of times, one after the other. {@link Async#run} is
 * a runner that is used once.
 *
 * <pre>{@code
 * try (Runner runner = new Runner(Runner.Options.virtualTime())) {
 *   runner.run(() -> sleep(Duration.ofDays(1)));   // returns at once
 * }
 * }</pre>
 *
 * <p>An interruption of the thread cancels the task that it was given. If that ends cancelled,
 * {@code run} throws {@link InterruptedException}; else the thread stays interrupted.
 */
public final class Runner implements AutoCloseable {
  private final EventLoop loop;

  /** What the next run begins with: what the last has left. */
  private Context context = Context.current();

  private boolean closed;

  /** How a runner is to run. */
  public static final class Options {
    private static final Options DEFAULTS = new Options();

    boolean isVirtual;
    boolean isDebug = DebugMode.IS_ON;
    boolean checksLeaks = DebugMode.CHECKS_LEAKS;
    ExceptionHandler handler = Options::throwUncaught;
    List<ContextElement<?>> elements = List.of();
    Scheduler scheduler = Scheduler.eventLoop();
    private @Nullable Duration slow = DebugMode.IS_ON ? DebugMode.SLOW : null;
    private Consumer<? super SlowStep> slowTold = DebugMode::log;

    private Options() {}

    private Options copy() {
      Options copy = new Options();
      copy.isVirtual = isVirtual;
      copy.isDebug = isDebug;
      copy.checksLeaks = checksLeaks;
      copy.slow = slow;
      copy.slowTold = slowTold;
      copy.handler = handler;
      copy.elements = elements;
      copy.scheduler = scheduler;
      return copy;
    }

    /**
     * Returns options of a runner by the machine's clock.
     *
     * @return the defaults
     */
    public static Options defaults() {
      return DEFAULTS;
    }

    /**
     * Returns options of a runner in which time goes by only while all tasks wait, and then at
     * once: for tests. If nothing is left that could wake a task, the run fails with a {@link
     * DeadlockException}. Time stands still while threads are at work for tasks; for stages and
     * callbacks it does not.
     *
     * @return options with virtual time
     */
    public static Options virtualTime() {
      Options options = new Options();
      options.isVirtual = true;
      return options;
    }

    /**
     * Returns these options with somebody who is told what tasks have thrown that nobody awaits. By
     * default it is the thread's {@link Thread.UncaughtExceptionHandler}.
     *
     * @param newHandler is told
     * @return options
     */
    public Options withExceptionHandler(ExceptionHandler newHandler) {
      Options options = copy();
      options.handler = Objects.requireNonNull(newHandler, "handler");
      return options;
    }

    /**
     * Returns these options with one more state of threads that is to follow tasks.
     *
     * @param element takes it and installs it
     * @return options
     */
    public Options withContextElement(ContextElement<?> element) {
      List<ContextElement<?>> more = new ArrayList<>(elements);
      more.add(Objects.requireNonNull(element, "element"));
      Options options = copy();
      options.elements = List.copyOf(more);
      return options;
    }

    /**
     * Returns these options with another scheduler.
     *
     * @param newScheduler says which threads do the steps of tasks
     * @return options
     */
    public Options withScheduler(Scheduler newScheduler) {
      Options options = copy();
      options.scheduler = Objects.requireNonNull(newScheduler, "scheduler");
      return options;
    }

    /**
     * Returns these options with a thread that watches for steps which take too long: what they do
     * between two waits holds up all other tasks of an event loop.
     *
     * @param limit how long a step may take, by the machine's clock
     * @param told is told once of each that takes longer, while it goes on, by the watching thread
     * @return options
     * @throws IllegalArgumentException if the limit is not positive
     */
    public Options withWatchdog(Duration limit, Consumer<? super SlowStep> told) {
      if (limit.isNegative() || limit.isZero()) {
        throw new IllegalArgumentException("Cannot watch for steps of more than " + limit + ".");
      }
      Options options = copy();
      options.slow = limit;
      options.slowTold = Objects.requireNonNull(told, "told");
      return options;
    }

    /**
     * Returns these options in debug mode: tasks remember where they were created. The system
     * logger {@code dev.fermata.async} tells of steps of more than 100 ms, and of tasks that go on
     * a second after they were cancelled, each with where it stands. The system property {@code
     * fermata.debug=true} does it for all runners.
     *
     * @return options
     */
    public Options withDebug() {
      Options options = copy();
      options.isDebug = true;
      options.slow = slow == null ? DebugMode.SLOW : slow;
      return options;
    }

    /**
     * Returns these options with a check of what the work of a run has left over when it returns:
     * tasks of a {@link Supervisor} that nobody has cancelled, and asynchronous generators that
     * were begun and not closed. They are ended, as always, and {@code run} throws a {@link
     * LeakException} that says where each began. The system property {@code fermata.leakcheck=true}
     * does it for all runners.
     *
     * @return options
     */
    public Options withLeakCheck() {
      Options options = copy();
      options.checksLeaks = true;
      return options;
    }

    /**
     * Returns these options without that check, also where the system property asks for it.
     *
     * @return options
     */
    public Options withoutLeakCheck() {
      Options options = copy();
      options.checksLeaks = false;
      return options;
    }

    @Nullable Watchdog watchdog() {
      return slow == null ? null : new Watchdog(slow, slowTold);
    }

    private static void throwUncaught(String message, Throwable thrown, @Nullable Task<?> task) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
    }
  }

  /**
   * Creates a runner by the machine's clock.
   *
   * @throws dev.fermata.AgentMissingException if no agent has instrumented this library
   */
  public Runner() {
    this(Options.defaults());
  }

  /**
   * Creates a runner.
   *
   * @param options how it is to run
   * @throws dev.fermata.AgentMissingException if no agent has instrumented this library
   */
  public Runner(Options options) {
    // refuses where no agent is
    new Continuation(new ContinuationScope("probe"), () -> {});
    loop = new EventLoop(options);
  }

  /**
   * Runs {@code work} as a task, until it has ended and all that it has begun.
   *
   * @param work may create further tasks
   * @param <T> the type of the result
   * @return what the work returned; what it throws is thrown as it is, declared or not
   * @throws java.util.concurrent.CancellationException if the task was cancelled
   * @throws DeadlockException if the time is virtual and all tasks wait for ever
   * @throws LeakException if leaks are checked and there is one
   * @throws IllegalStateException if this thread or this runner is running already, or if the
   *     runner was closed
   */
  public <T> T run(Work<T> work) {
    return this.<T>runTask(work);
  }

  /**
   * Runs {@code action} as a task, until it has ended and all that it has begun.
   *
   * @param action may create further tasks; what it throws is thrown as it is, declared or not
   * @throws java.util.concurrent.CancellationException if the task was cancelled
   * @throws DeadlockException if the time is virtual and all tasks wait for ever
   * @throws LeakException if leaks are checked and there is one
   * @throws IllegalStateException if this thread or this runner is running already, or if the
   *     runner was closed
   */
  public void run(Action action) {
    this.<Void>runTask(action);
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // work of either kind: the callers know
  private <T> T runTask(Object work) {
    if (EventLoop.here() != null) {
      throw new IllegalStateException(
          "Cannot run tasks here: this thread runs tasks already. Use TaskGroup.run, or call the"
              + " work directly.");
    }
    if (closed) {
      throw new IllegalStateException("Cannot run tasks: the runner was closed.");
    }
    RunningTask<T> main = new RunningTask<>(loop, null, work);
    main.context = context;
    loop.run(main);
    context = main.context;
    return outcome(main);
  }

  // What the work returned, and null only where T has it.
  @SuppressWarnings({"unchecked", "NullAway"})
  private <T> T outcome(RunningTask<T> main) {
    Completion.Failure failure = main.completion.failure();
    boolean isCancelled = failure != null && failure.isCancellation();
    DeadlockException deadlock = loop.deadlock;
    if (deadlock != null) {
      if (failure != null && !isCancelled) {
        Failures.suppress(deadlock, failure.thrown());
      }
      throw deadlock;
    }
    if (loop.wasInterrupted) {
      if (isCancelled) {
        throw Sneaky.rethrow(new InterruptedException("interrupted while running tasks"));
      }
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw Sneaky.rethrow(failure.retrieve());
    }
    if (loop.leak != null) {
      throw loop.leak;
    }
    return (T) main.completion.result();
  }

  /** Closes the runner: tasks cannot be run by it any more. */
  @Override
  public void close() {
    if (EventLoop.here() == loop) {
      throw new IllegalStateException("Cannot close the runner: it is running.");
    }
    closed = true;
    loop.close();
  }
}
