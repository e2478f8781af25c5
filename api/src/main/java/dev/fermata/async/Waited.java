package dev.fermata.async;

import dev.fermata.Suspendable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has ended of what was waited for, and what has not.
 *
 * @param done those that have ended, in the order in which they were given
 * @param pending those that have not, in the order in which they were given
 * @param <A> the type of what was waited for
 */
public record Waited<A extends Awaitable<?>>(List<A> done, List<A> pending) {
  @Suspendable
  static <A extends Awaitable<?>> Waited<A> until(
      EnoughWait.Until until, Collection<? extends A> targets, @Nullable Duration limit) {
    List<A> all = distinct(targets);
    Current.park(new EnoughWait(all, until, limit));
    List<A> done = new ArrayList<>();
    List<A> pending = new ArrayList<>();
    for (A each : all) {
      (each.isDone() ? done : pending).add(each);
    }
    return new Waited<>(List.copyOf(done), List.copyOf(pending));
  }

  /** Each once, in the order of their first appearance. */
  static <A extends Awaitable<?>> List<A> distinct(Collection<? extends A> targets) {
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("Cannot wait for nothing to end: give at least one task.");
    }
    Set<A> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<A> distinct = new ArrayList<>();
    for (A each : targets) {
      if (seen.add(each)) {
        distinct.add(each);
      }
    }
    return distinct;
  }
}
