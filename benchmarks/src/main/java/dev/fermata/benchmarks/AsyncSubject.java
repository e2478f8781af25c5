package dev.fermata.benchmarks;

/**
 * One way to write the workloads of tasks: the library, or a rival. A subject implements what it
 * can, on one thread that does the steps of all tasks where it has such.
 */
public abstract class AsyncSubject {
  /** What is handed over: one object, so that no subject pays for boxes. */
  protected static final Integer BALL = 1;

  /**
   * Creates a subject by the simple name of its class.
   *
   * @param name such as {@code FermataTasks}
   * @return a subject
   */
  public static AsyncSubject named(String name) throws ReflectiveOperationException {
    String type = AsyncSubject.class.getPackageName() + ".subjects." + name;
    return Class.forName(type)
        .asSubclass(AsyncSubject.class)
        .getDeclaredConstructor()
        .newInstance();
  }

  /**
   * Lets two tasks hand a ball to and fro by two queues that are never full, so that each waits for
   * the other.
   *
   * @param switches how often a task takes the ball
   * @return how often it was taken
   */
  public long pingPong(int switches) {
    throw missing("pingPong");
  }

  /**
   * The same by two channels without room, in which the giver waits too.
   *
   * @param switches how often a task takes the ball
   * @return how often it was taken
   */
  public long rendezvous(int switches) {
    throw missing("rendezvous");
  }

  /** Lets two tasks give way to each other so often in all; returns how often they did. */
  public long turns(int turns) {
    throw missing("turns");
  }

  /** Begins so many tasks, awaiting the result of each before the next; returns their sum. */
  public long spawnAndJoin(int tasks) {
    throw missing("spawnAndJoin");
  }

  /** Begins so many tasks at once, and awaits the results of all; returns their sum. */
  public long fanOut(int tasks) {
    throw missing("fanOut");
  }

  /** Awaits a stage that is complete so often; returns the sum. */
  public long completed(int awaits) {
    throw missing("completed");
  }

  /** Sums 0 to {@code n - 1} taken in a task from an asynchronous generator that never waits. */
  public long asyncElements(int n) {
    throw missing("asyncElements");
  }

  /** Sums 0 to {@code n - 1} taken by plain code from a generator of the same body. */
  public long syncElements(int n) {
    throw missing("syncElements");
  }

  /**
   * Lets so many tasks fall asleep for a long time, each with an int of its own, and ends them. Not
   * to be called again.
   *
   * @param tasks how many
   * @param asleep called when all sleep, by the thread that runs them
   */
  public void sleepers(int tasks, Runnable asleep) {
    throw missing("sleepers");
  }

  private UnsupportedOperationException missing(String workload) {
    return new UnsupportedOperationException(getClass().getSimpleName() + " has no " + workload);
  }
}
