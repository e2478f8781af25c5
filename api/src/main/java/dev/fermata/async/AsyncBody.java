package dev.fermata.async;

import dev.fermata.Coroutine;
import dev.fermata.Generator;
import dev.fermata.Suspendable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A generator that is run by tasks. The task that asks is suspended with it where it waits; what
 * this adds is who may ask, and when.
 */
// It is what iterates over itself, as a generator is.
@SuppressWarnings("IterableAndIterator")
@Suspendable
final class AsyncBody<T, S, R> extends AsyncUse<T> implements AsyncCoroutine<T, S, R>, Iterator<T> {
  /** Its neighbours in the list of those that have begun: the one before, and the one after. */
  @Nullable AsyncBody<?, ?, ?> earlier;

  @Nullable AsyncBody<?, ?, ?> later;

  /** What it takes elements from, closed after it. */
  private final List<? extends AutoCloseable> sources;

  /** Has what is awaited wait for its turn; null if it is refused. */
  private final @Nullable Lock turns;

  AsyncBody(Generator<T> body) {
    this(body, List.of());
  }

  /** Creates a generator that has taken over others, which are closed even if it never begins. */
  AsyncBody(Generator<T> body, List<? extends AutoCloseable> sources) {
    this(body, sources, null);
  }

  private AsyncBody(
      Generator<T> body, List<? extends AutoCloseable> sources, @Nullable Lock turns) {
    super(body);
    this.sources = sources;
    this.turns = turns;
  }

  // ---- the direct form

  @Override
  public Iterator<T> iterator() {
    return this;
  }

  @Override
  public boolean hasNext() {
    if (isAhead()) {
      Current.requireTask();
      return true;
    }
    RunningTask<?> task = begin("advance");
    // by itself, because the JIT would not take an OpenScopes apart that a suspension would keep
    TaskScope group = task.scopes;
    Timeout limit = task.limit;
    Shield shield = task.shield;
    boolean more = false;
    try {
      more = body.hasNext();
    } finally {
      end(!more);
    }
    if (more && (group != task.scopes || limit != task.limit || shield != task.shield)) {
      closeAndRefuse();
    }
    if (more) {
      ahead();
    }
    return more;
  }

  @Override
  public T next() {
    if (isAhead()) {
      Current.requireTask();
      taken();
      return body.next();
    }
    OpenScopes before = OpenScopes.of(begin("advance"));
    T element;
    try {
      element = body.next();
    } finally {
      end(true);
    }
    requireOutside(before);
    return element;
  }

  @Override
  public void close() {
    var unused = begin("close");
    try {
      Closing.all(body, sources);
    } finally {
      end(true);
    }
  }

  @Override
  public void forEach(Consumer<? super T> action) {
    Objects.requireNonNull(action, "action");
    AsyncBody<T, S, R> self = this;
    try (self) {
      while (self.hasNext()) {
        action.accept(self.next());
      }
    }
  }

  @Override
  public List<T> toList() {
    List<T> list = new ArrayList<>();
    forEach(list::add);
    return Collections.unmodifiableList(list);
  }

  // ---- what is awaited

  @Override
  public Awaitable<T> anext() {
    return operation("anext of ", this::next);
  }

  @Override
  public Awaitable<T> anext(T otherwise) {
    return operation("anext of ", () -> hasNext() ? next() : otherwise);
  }

  @Override
  public Awaitable<T> asend(@Nullable S value) {
    return operation("asend to ", () -> send(value));
  }

  private T send(@Nullable S value) {
    OpenScopes before = OpenScopes.of(begin("send to"));
    T element;
    try {
      element = coroutine("send to").send(value);
    } finally {
      end(true);
    }
    requireOutside(before);
    return element;
  }

  @Override
  public Awaitable<T> araise(Throwable thrown) {
    Objects.requireNonNull(thrown, "thrown");
    return operation("araise in ", () -> raise(thrown));
  }

  private T raise(Throwable thrown) {
    OpenScopes before = OpenScopes.of(begin("raise in"));
    T element;
    try {
      element = Raising.in(body, thrown);
    } finally {
      end(true);
    }
    requireOutside(before);
    return element;
  }

  @SuppressWarnings("unchecked") // what it was made of
  private Coroutine<T, S, R> coroutine(String operation) {
    if (body instanceof Coroutine<?, ?, ?> coroutine) {
      return (Coroutine<T, S, R>) coroutine;
    }
    throw new UnsupportedOperationException(
        "Cannot "
            + operation
            + " "
            + this
            + ": it is no coroutine. Make it by AsyncGenerator.returning.");
  }

  @Override
  @SuppressWarnings("NullAway") // null is all that a Void can be
  public Awaitable<Void> aclose() {
    return operation(
        "aclose of ",
        () -> {
          close();
          return null;
        });
  }

  private <Q> Awaitable<Q> operation(String name, Work<Q> work) {
    Lock lock = turns;
    return new Operation<>(name + this, lock == null ? work : () -> lock.with(work));
  }

  @Override
  public AsyncCoroutine<T, S, R> serialised() {
    return new AsyncBody<>(body, sources, new Lock());
  }

  @Override
  public Coroutine<T, S, R> delegate() {
    return coroutine("delegate to");
  }

  /** PEP 789: its consumer would run in what the body has opened. */
  private void requireOutside(OpenScopes before) {
    if (!before.areOf(Current.task())) {
      closeAndRefuse();
    }
  }

  private void closeAndRefuse() {
    StackTraceElement[] frames = body.suspendedFrames();
    IllegalStateException refused =
        new IllegalStateException(
            "Cannot yield"
                + (frames.length == 0 ? "" : " in " + frames[0])
                + " within a time limit, a shield or a task group that the body of "
                + this
                + " has opened: the consumer would run in it, and be cancelled by it. Leave it"
                + " before the yield.");
    try {
      close();
    } catch (Throwable inFinally) {
      refused.addSuppressed(inFinally);
    }
    throw refused;
  }

  // ---- looking at it

  @Override
  public <Q> AsyncGenerator<Q> through(
      Function<? super Generator<T>, ? extends Generator<Q>> stages) {
    return new AsyncBody<Q, Void, Void>(stages.apply(body));
  }

  @Override
  public Flow.Publisher<T> asPublisher() {
    AtomicBoolean taken = new AtomicBoolean();
    return AsyncGenerator.publisher(
        () -> {
          if (taken.getAndSet(true)) {
            throw new IllegalStateException(
                "Cannot publish "
                    + this
                    + " to a second subscriber. Use AsyncGenerator.publisher, which makes a fresh"
                    + " one for each.");
          }
          return this;
        });
  }

  @Override
  public R returned() {
    return coroutine("return the result of").returned();
  }

  @Override
  public Generator.State state() {
    return isUsed() ? Generator.State.RUNNING : body.state();
  }

  @Override
  public StackTraceElement[] suspendedFrames() {
    return body.suspendedFrames();
  }

  @Override
  public String toString() {
    return "Async" + body;
  }
}
