package dev.fermata;

import dev.fermata.runtime.Sneaky;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Code before and after a use of something, written as the body of a generator that yields once:
 * Python's {@code @contextmanager}.
 *
 * <pre>{@code
 * Scoped<Path> scratch = Scoped.of(y -> {
 *   Path file = Files.createTempFile("scratch", null);
 *   try {
 *     y.yield(file);
 *   } finally {
 *     Files.delete(file);
 *   }
 * });
 *
 * scratch.use(file -> Files.size(Files.writeString(file, "text"))); // 4
 * }</pre>
 *
 * <p>What the use throws is thrown in the body, at its yield, as the same instance. The body may
 * let it pass, throw something else in its place, or catch it; then the use returns null. Each use
 * runs the body anew, so one object serves for many uses, also by several threads at a time.
 *
 * @param <T> the type of what is used
 */
public final class Scoped<T> {
  private final Body<T> body;

  private Scoped(Body<T> body) {
    this.body = Objects.requireNonNull(body, "body");
  }

  /**
   * What is done with something.
   *
   * @param <T> the type of what is used
   * @param <R> the type of the result
   * @param <X> what it may throw
   */
  @FunctionalInterface
  @Suspendable
  public interface Use<T, R, X extends Throwable> {
    /**
     * Uses {@code value}. {@code Scoped.<String>of(y -> y.yield("x")).use(String::length)} gives
     * {@code 1}.
     *
     * @param value what the body yielded; may be null
     * @return may be null
     * @throws X is thrown in the body
     */
    R with(T value) throws X;
  }

  /**
   * Creates a scope. {@code Scoped.<String>of(y -> y.yield("x")).use(x -> x + x)} gives {@code xx}.
   *
   * @param body yields exactly once, what is to be used
   * @param <T> the type of what is used
   * @return a scope that can be used any number of times
   */
  public static <T> Scoped<T> of(Body<T> body) {
    return new Scoped<>(body);
  }

  /**
   * Runs the body to its yield, {@code use}, and the rest of the body. Suspends where these do.
   * {@code Scoped.<Integer>of(y -> y.yield(20)).use(x -> x + 1)} gives {@code 21}.
   *
   * @param use what is done with the yielded value
   * @param <R> the type of the result
   * @param <X> what {@code use} may throw
   * @return what {@code use} returned; null if it threw and the body has caught it
   * @throws X what {@code use} threw, if the body lets it pass; what the body throws is thrown as
   *     it is, declared or not
   * @throws IllegalStateException if the body yields more than once, or not at all
   */
  @Suspendable
  public <R, X extends Throwable> @Nullable R use(Use<? super T, ? extends R, X> use) throws X {
    Objects.requireNonNull(use, "use");
    Entry<T> entry = new Entry<>(body);
    Generator<T> around = Generator.of(entry);
    try (around) {
      if (!around.hasNext()) {
        throw entry.thrown != null ? Sneaky.rethrow(entry.thrown) : notYielded();
      }
      R result = null;
      try {
        result = use.with(around.next());
      } catch (Throwable thrown) {
        entry.raised = thrown;
      }
      Throwable raised = entry.raised;
      if (around.hasNext()) {
        entry.closing = true;
        throw yieldedAgain(raised);
      }
      if (entry.thrown != null) {
        throw Sneaky.rethrow(entry.thrown);
      }
      return result;
    }
  }

  private static IllegalStateException notYielded() {
    return new IllegalStateException(
        "Cannot enter a scope: its body ended without a yield. Yield exactly once.");
  }

  private static IllegalStateException yieldedAgain(@Nullable Throwable raised) {
    return new IllegalStateException(
        "Cannot leave a scope: its body yielded a second time. Yield exactly once"
            + (raised == null ? "." : ", also after catching what was thrown at the yield."),
        raised);
  }

  /** One run of the body, and what passes between it and the use. */
  private static final class Entry<T> implements Body<T> {
    private static final long serialVersionUID = 1;

    private final Body<T> body;
    private @Nullable Throwable raised;
    private @Nullable Throwable thrown;
    private boolean closing;

    Entry(Body<T> body) {
      this.body = body;
    }

    @Override
    public void run(Yielder<T> y) {
      try {
        body.run(new Raising<>(y, this));
      } catch (Throwable failure) {
        if (closing) {
          throw Sneaky.rethrow(failure);
        }
        // not out of next(), which would take a NoSuchElementException for a mistake
        thrown = failure;
      }
    }
  }

  /** Throws at the yield what the use threw. */
  private record Raising<T>(Yielder<T> target, Entry<T> entry) implements Yielder<T> {
    @Override
    public void yield(T value) {
      target.yield(value);
      Throwable raised = entry.raised;
      if (raised != null) {
        entry.raised = null;
        throw Sneaky.rethrow(raised);
      }
    }
  }
}
