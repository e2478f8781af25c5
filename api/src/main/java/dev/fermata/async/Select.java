package dev.fermata.async;

import dev.fermata.Suspendable;
import dev.fermata.runtime.Sneaky;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the first of several things, and does exactly one of them.
 *
 * <pre>{@code
 * String next = new Select<String>()
 *     .onReceive(commands, command -> "do " + command)
 *     .onAwait(stop, reason -> "stop: " + reason)
 *     .onTimeout(Duration.ofSeconds(5), () -> "nothing to do")
 *     .run();
 * }</pre>
 *
 * <p>If several are ready, the first one named is done, unless they are {@link #shuffled}. What is
 * not chosen has not happened: nothing is received or sent, and what was awaited goes on. It can be
 * run any number of times, by one task at a time.
 *
 * @param <R> the type of the result
 */
public final class Select<R> {
  private final List<Function<Selection, Candidate<R>>> clauses = new ArrayList<>();
  private @Nullable Random random;

  /**
   * What is done with the value that was chosen.
   *
   * @param <T> the type of the value
   * @param <R> the type of the result
   */
  @FunctionalInterface
  @Suspendable
  public interface Handler<T, R> {
    /**
     * Deals with the value.
     *
     * @param value null only if a null was awaited
     * @return the result of the choice; may be null
     * @throws Exception reaches the caller as it is
     */
    R handle(T value) throws Exception;
  }

  /** Creates a choice of nothing. */
  public Select() {}

  /**
   * Adds: to receive a value. If all senders are closed and nothing is left, that is chosen, and
   * {@link #run} throws a {@link ChannelClosedException}.
   *
   * @param receiver whence
   * @param handler runs in this task, with the value
   * @param <T> the type of the value
   * @return this
   */
  public <T> Select<R> onReceive(
      Channel.Receiver<T> receiver, Handler<? super T, ? extends R> handler) {
    Objects.requireNonNull(receiver, "receiver");
    Objects.requireNonNull(handler, "handler");
    clauses.add(selection -> new ChannelCandidate.Receiving<>(selection, receiver, handler));
    return this;
  }

  /**
   * Adds: to send a value. If all receivers are closed, that is chosen, and {@link #run} throws a
   * {@link ChannelClosedException}.
   *
   * @param sender whither
   * @param value not null
   * @param then runs in this task, after that
   * @param <T> the type of the value
   * @return this
   */
  public <T> Select<R> onSend(Channel.Sender<T> sender, T value, Work<? extends R> then) {
    Objects.requireNonNull(sender, "sender");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(then, "then");
    clauses.add(selection -> new ChannelCandidate.Sending<>(selection, sender, value, then));
    return this;
  }

  /**
   * Adds: the end of {@code target}. What it has thrown is thrown by {@link #run}. It is not
   * cancelled if another is chosen, or if this task is cancelled.
   *
   * @param target a task, or what else can be awaited
   * @param handler runs in this task, with the result
   * @param <T> the type of the result that is awaited
   * @return this
   */
  public <T> Select<R> onAwait(Awaitable<T> target, Handler<? super T, ? extends R> handler) {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(handler, "handler");
    clauses.add(selection -> new AwaitCandidate<>(selection, target, handler));
    return this;
  }

  /**
   * Adds: a time after the choice has begun.
   *
   * @param limit if it is not positive, this is chosen if nothing else is ready
   * @param then runs in this task
   * @return this
   */
  public Select<R> onTimeout(Duration limit, Work<? extends R> then) {
    Objects.requireNonNull(limit, "limit");
    Objects.requireNonNull(then, "then");
    clauses.add(selection -> new TimeoutCandidate<>(selection, limit, then));
    return this;
  }

  /**
   * Lets chance decide if several are ready, so that none of them starves.
   *
   * @param chance one with a seed makes the choices repeatable
   * @return this
   */
  public Select<R> shuffled(Random chance) {
    random = Objects.requireNonNull(chance, "chance");
    return this;
  }

  /**
   * Waits for the first, and does it. Does not suspend to wait if one is ready. A task that is
   * cancelled while it waits has done nothing; if a value had been sent or received before, it is
   * told where it waits next.
   *
   * @return what the handler of the one chosen returned; what that throws is thrown as it is,
   *     declared or not
   * @throws IllegalStateException if there is nothing to choose from
   * @throws ChannelClosedException if a channel was chosen that is closed
   * @throws dev.fermata.IllegalSuspensionException if it is called outside of tasks
   */
  @Suspendable
  public R run() {
    Current.requireTask();
    Selection selection = new Selection();
    List<Candidate<R>> candidates = candidates(selection);
    Candidate<R> chosen = ready(candidates);
    if (chosen == null) {
      chosen = Current.<Candidate<R>>get(selection);
    }
    try {
      return chosen.finish();
    } catch (Exception thrown) {
      throw Sneaky.rethrow(thrown);
    }
  }

  private List<Candidate<R>> candidates(Selection selection) {
    if (clauses.isEmpty()) {
      throw new IllegalStateException(
          "Cannot select from nothing: it would wait for ever. Add onReceive, onSend, onAwait or"
              + " onTimeout.");
    }
    List<Candidate<R>> candidates = new ArrayList<>(clauses.size());
    for (Function<Selection, Candidate<R>> each : clauses) {
      candidates.add(each.apply(selection));
    }
    if (random != null) {
      Collections.shuffle(candidates, random);
    }
    selection.candidates(candidates);
    return candidates;
  }

  private @Nullable Candidate<R> ready(List<Candidate<R>> candidates) {
    for (Candidate<R> each : candidates) {
      if (each.tryNow()) {
        return each;
      }
    }
    return null;
  }
}
