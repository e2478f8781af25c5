package dev.fermata.benchmarks.measure;

import java.util.List;

/**
 * What a subject's JVM needs. Most need nothing and are not listed here.
 *
 * @param subject the simple name of the subject's class
 * @param since the first JDK that can run it
 * @param elements how many one invocation takes where it takes 100,000 of others; 0 for as many
 * @param jvmOptions to run it with
 */
record Contender(String subject, int since, int elements, List<String> jvmOptions) {
  private static final int FIRST_JDK = 17;

  /** One row for each subject that asks for something; one more is all that a new one needs. */
  private static final List<Contender> LISTED =
      List.of(
          new Contender(
              "JdkContinuation",
              21,
              0,
              List.of("--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED")),
          new Contender("VirtualThreads", 21, 20_000, List.of()),
          new Contender(
              Plan.THREAD_TASKS, // one carrier, as the others have one thread
              21,
              0,
              List.of(
                  "-Djdk.virtualThreadScheduler.parallelism=1",
                  "-Djdk.virtualThreadScheduler.maxPoolSize=1")));

  static Contender named(String subject) {
    return LISTED.stream()
        .filter(contender -> contender.subject.equals(subject))
        .findFirst()
        .orElseGet(() -> new Contender(subject, FIRST_JDK, 0, List.of()));
  }

  /** Whether it runs with the agent. */
  boolean isOurs() {
    return subject.equals(Plan.OURS) || subject.equals(Plan.TASKS);
  }

  boolean runsOn(Jdk jdk) {
    return subject.equals(Plan.ASYNCIO)
        ? Asyncio.isThere()
        : Integer.parseInt(jdk.feature()) >= since;
  }
}
