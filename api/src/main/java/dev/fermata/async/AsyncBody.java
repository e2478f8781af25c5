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
final class AsyncBody<T, S, R> implements AsyncCoroutine<T, S, R>, Iterator<T> {
  private final Generator<T> body;

  /** Where it has begun: which of what has begun, the last first; null before and after. */
  private @Nullable StartedGenerators started;

  /** Its neighbours there: what has begun before, and after it. */
  @Nullable AsyncBody<?, ?, ?> earlier;

  @Nullable AsyncBody<?, ?, ?> later;

  /** The task whose operation runs. */
  private @Nullable RunningTask<?> user;

  /** What it takes elements from, closed after it. */
  private final List<? extends AutoCloseable> sources;

  AsyncBody(Generator<T> body) {
    this(body, List.of());
  }

  /** Creates a generator that has taken over others, which are closed even if it never begins. */
  AsyncBody(Generator<T> body, List<? extends AutoCloseable> sources) {
    this.body = body;
    this.sources = sources;
  }

  // ---- the direct form

  @Override
  public Iterator<T> iterator() {
    return this;
  }

  @Override
  public boolean hasNext() {
    OpenScopes before = begin("advance");
    boolean more;
    try {
      more = body.hasNext();
    } finally {
      end();
    }
    requireOutside(before, more);
    return more;
  }

  @Override
  public T next() {
    OpenScopes before = begin("advance");
    T element;
    try {
      element = body.next();
    } finally {
      end();
    }
    requireOutside(before, true);
    return element;
  }

  @Override
  public void close() {
    begin("close");
    try {
      Closing.all(body, sources);
    } finally {
      end();
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
    return new Operation<>("anext of " + this, this::next);
  }

  @Override
  public Awaitable<T> anext(T otherwise) {
    return new Operation<>("anext of " + this, () -> hasNext() ? next() : otherwise);
  }

  @Override
  public Awaitable<T> asend(@Nullable S value) {
    return new Operation<>("asend to " + this, () -> send(value));
  }

  private T send(@Nullable S value) {
    OpenScopes before = begin("send to");
    T element;
    try {
      element = coroutine("send to").send(value);
    } finally {
      end();
    }
    requireOutside(before, true);
    return element;
  }

  @Override
  public Awaitable<T> araise(Throwable thrown) {
    Objects.requireNonNull(thrown, "thrown");
    return new Operation<>("araise in " + this, () -> raise(thrown));
  }

  private T raise(Throwable thrown) {
    OpenScopes before = begin("raise in");
    T element;
    try {
      element = coroutine("raise in").raise(thrown);
    } finally {
      end();
    }
    requireOutside(before, true);
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
            + ": it is the result of a stage, or was made by AsyncGenerator.from.");
  }

  @Override
  @SuppressWarnings("NullAway") // null is all that a Void can be
  public Awaitable<Void> aclose() {
    return new Operation<>(
        "aclose of " + this,
        () -> {
          close();
          return null;
        });
  }

  // ---- one operation at a time

  private OpenScopes begin(String operation) {
    RunningTask<?> task = Current.task();
    if (user != null) {
      throw new IllegalStateException(
          "Cannot "
              + operation
              + " "
              + this
              + " in "
              + task.name()
              + ": an operation of "
              + user.name()
              + " is running. Await one before the next.");
    }
    user = task;
    if (started == null && body.state() == Generator.State.CREATED) {
      started = task.loop.generators;
      started.add(this);
    }
    return OpenScopes.of(task);
  }

  private void end() {
    user = null;
    if (started != null && body.state() == Generator.State.CLOSED) {
      started.remove(this);
      started = null;
    }
  }

  /** PEP 789: its consumer would run in what the body has opened. */
  private void requireOutside(OpenScopes before, boolean yielded) {
    if (!yielded || before.equals(OpenScopes.of(Current.task()))) {
      return;
    }
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
    return user == null ? body.state() : Generator.State.RUNNING;
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
