package dev.fermata.async;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A step of a task that takes so long that other tasks suffer: it computes, or blocks its thread.
 * See {@link Runner.Options#withWatchdog}.
 *
 * @param task whose step it is
 * @param soFar since it began
 * @param frames where the thread stood while it went on, innermost first
 */
public record SlowStep(Task<?> task, Duration soFar, List<StackTraceElement> frames) {
  /**
   * Creates one.
   *
   * @param task whose step it is
   * @param soFar since it began
   * @param frames where the thread stood; copied
   */
  public SlowStep {
    frames = List.copyOf(frames);
  }

  /**
   * Says what is slow, and where.
   *
   * @return several lines
   */
  public String message() {
    return frames.stream()
        .map(frame -> "\n    at " + frame)
        .collect(
            Collectors.joining(
                "",
                "A step of " + task.name() + " takes more than " + soFar.toMillis() + " ms",
                ""));
  }
}
