package dev.fermata.async;

import dev.fermata.Suspendable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The generators that tasks of a loop have begun and not ended; each is a link in the list. */
final class StartedGenerators {
  final EventLoop loop;
  private @Nullable AsyncBody<?, ?, ?> latest;

  StartedGenerators(EventLoop loop) {
    this.loop = loop;
  }

  void add(AsyncBody<?, ?, ?> generator) {
    loop.lock();
    try {
      generator.earlier = latest;
      if (latest != null) {
        latest.later = generator;
      }
      latest = generator;
    } finally {
      loop.unlock();
    }
  }

  void remove(AsyncBody<?, ?, ?> generator) {
    loop.lock();
    try {
      unlink(generator);
    } finally {
      loop.unlock();
    }
  }

  private void unlink(AsyncBody<?, ?, ?> generator) {
    AsyncBody<?, ?, ?> before = generator.earlier;
    AsyncBody<?, ?, ?> after = generator.later;
    if (before != null) {
      before.later = after;
    }
    if (after == null) {
      latest = before;
    } else {
      after.earlier = before;
    }
    generator.earlier = null;
    generator.later = null;
  }

  /** The last begun first. */
  List<AsyncBody<?, ?, ?>> all() {
    List<AsyncBody<?, ?, ?>> all = new ArrayList<>();
    for (AsyncBody<?, ?, ?> at = latest; at != null; at = at.earlier) {
      all.add(at);
    }
    return all;
  }

  boolean isEmpty() {
    return latest == null;
  }

  /** Closes those that are left, the last begun first; what they throw is reported. */
  @Suspendable
  void closeAll() {
    for (AsyncBody<?, ?, ?> at = latest; at != null; at = latest) {
      try {
        at.close();
      } catch (Throwable thrown) {
        loop.report(at + " could not be closed at the end of the run", thrown, null);
      }
      if (at == latest) {
        remove(at);
      }
    }
  }
}
