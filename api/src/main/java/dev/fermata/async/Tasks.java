package dev.fermata.async;

import java.util.List;
import java.util.Objects;

/**
 * Shows the tasks of all runs of this JVM: what each waits for, and where. May be called by any
 * thread. A run whose thread is busy for longer than a second is shown by what that does.
 */
public final class Tasks {
  private Tasks() {}

  /**
   * Draws all tasks, each under the one that has opened its group.
   *
   * <pre>
   * run of thread "main"
   *   Task-1 waits for its tasks at acme.Feed.all(Feed.java:20)
   *     Task-2 waits for a time at acme.Feed.pull(Feed.java:31)
   *     Task-3 is ready
   * </pre>
   *
   * @return a line for each task
   */
  public static String tree() {
    return Runs.draw(false);
  }

  /**
   * Draws all tasks as {@link #tree} does, each with the calls that it stands in, through
   * generators. In debug mode also where each was created: {@link Runner.Options#withDebug}.
   *
   * @return several lines for each task
   */
  public static String dump() {
    return Runs.draw(true);
  }

  /**
   * Lists the calls that a suspended task stands in, through generators. Called in a task of the
   * same run.
   *
   * @param task any
   * @return innermost first; empty unless it is suspended
   */
  public static List<StackTraceElement> frames(Task<?> task) {
    return List.of(((RunningTask<?>) Objects.requireNonNull(task, "task")).suspendedFrames());
  }

  /**
   * Shows the tasks by a JMX bean of the platform's server, named {@code dev.fermata:type=Tasks}. A
   * second call does nothing.
   */
  public static void registerBean() {
    TasksBean.register();
  }
}
