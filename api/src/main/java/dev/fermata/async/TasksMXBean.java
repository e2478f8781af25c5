package dev.fermata.async;

/** Shows the tasks of this JVM to tools: see {@link Tasks#registerBean}. */
public interface TasksMXBean {
  /**
   * Counts the runs.
   *
   * @return how many threads run tasks
   */
  int getRunCount();

  /**
   * Draws all tasks.
   *
   * @return what {@link Tasks#tree} does
   */
  String tree();

  /**
   * Draws all tasks with their calls.
   *
   * @return what {@link Tasks#dump} does
   */
  String dump();
}
