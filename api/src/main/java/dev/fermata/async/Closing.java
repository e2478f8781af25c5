package dev.fermata.async;

import dev.fermata.Suspendable;
import dev.fermata.runtime.Sneaky;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Closes several things, all of them, whatever one throws. */
@Suspendable
final class Closing {
  private Closing() {}

  /** Throws what the first that throws has thrown, with the others' as suppressed ones. */
  static void all(AutoCloseable first, List<? extends AutoCloseable> rest) {
    Throwable thrown = one(first);
    for (AutoCloseable each : rest) {
      Throwable more = one(each);
      if (thrown == null) {
        thrown = more;
      } else if (more != null) {
        Failures.suppress(thrown, more);
      }
    }
    if (thrown != null) {
      throw Sneaky.rethrow(thrown);
    }
  }

  /** Returns what it has thrown. */
  private static @Nullable Throwable one(AutoCloseable closing) {
    try {
      closing.close();
      return null;
    } catch (Throwable thrown) {
      return thrown;
    }
  }
}
