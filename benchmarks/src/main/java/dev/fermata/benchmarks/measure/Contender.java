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
          new Contender("VirtualThreads", 21, 20_000, List.of()));

  static Contender named(String subject) {
    return LISTED.stream()
        .filter(contender -> contender.subject.equals(subject))
        .findFirst()
        .orElseGet(() -> new Contender(subject, FIRST_JDK, 0, List.of()));
  }

  boolean runsOn(Jdk jdk) {
    return Integer.parseInt(jdk.feature()) >= since;
  }
}
