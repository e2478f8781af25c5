package dev.fermata.fuzz;

import com.sun.management.ThreadMXBean;
import dev.fermata.fuzz.Corpus.Mutant;
import dev.fermata.instrument.AuxiliaryClass;
import dev.fermata.instrument.Instrumented;
import dev.fermata.instrument.Instrumenter;
import dev.fermata.instrument.Refusal;
import dev.fermata.sweep.LinkLoader;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Gives mutants to the engine with everything suspendable, as the class to transform and as the
 * supertype of one, and demands
 *
 * <ul>
 *   <li>that the engine returns, with a result or a refusal, and throws nothing;
 *   <li>that it allocates at most {@value #MOST_BYTES} bytes for a class;
 *   <li>that what the JVM links it still links afterwards.
 * </ul>
 */
final class Fuzz {
  static final long MOST_BYTES = 64 << 20;

  private static final int WARM_UP = 5_000;

  /** Of how many classes below a mutant one is written too; all are read, resolved and checked. */
  private static final int WRITTEN_BELOW = 4;

  private static final List<String> EVERYTHING = List.of("*");
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Corpus corpus;
  private final List<String> faults = new ArrayList<>();
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private long slowestNanos;
  private String slowest = "none";
  private long largestBytes;
  private String largest = "none";

  Fuzz(Corpus corpus) {
    this.corpus = corpus;
  }

  List<String> faults() {
    return faults;
  }

  /** How many mutants had which fate. */
  Map<String, Integer> outcomes() {
    return outcomes;
  }

  void over(long firstSeed, int count) {
    for (long seed = firstSeed; seed < firstSeed + count; seed++) {
      over(corpus.mutant(seed), seed);
    }
  }

  /** Gives one mutant to the engine; {@code seed} chooses a class below it. */
  void over(Mutant mutant, long seed) {
    Instrumented made = guarded(mutant, () -> engine(mutant).instrument(mutant.classFile()));
    guarded(mutant, () -> engine(mutant).check(mutant.classFile()));
    byte[] below = corpus.classes().get(corpus.someSubclass(mutant.name(), seed));
    if (seed % WRITTEN_BELOW == 0) {
      guarded(mutant, () -> engine(mutant).instrument(below));
    } else {
      guarded(mutant, () -> engine(mutant).check(below));
    }
    if (made != null) {
      outcomes.merge(outcome(mutant, made), 1, Integer::sum);
    }
  }

  private Instrumenter engine(Mutant mutant) {
    return new Instrumenter(name -> corpus.find(mutant, name), EVERYTHING);
  }

  private <T> T guarded(Mutant mutant, Supplier<T> work) {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long nanos = THREADS.getCurrentThreadCpuTime();
    try {
      return work.get();
    } catch (Throwable thrown) {
      List<StackTraceElement> trace = List.of(thrown.getStackTrace());
      faults.add(mutant.how() + ": " + thrown + " at " + trace.stream().limit(9).toList());
      return null;
    } finally {
      measure(
          mutant,
          THREADS.getCurrentThreadCpuTime() - nanos,
          THREADS.getCurrentThreadAllocatedBytes() - bytes);
    }
  }

  private void measure(Mutant mutant, long nanos, long bytes) {
    if (nanos > slowestNanos) {
      slowestNanos = nanos;
      slowest = mutant.how();
    }
    if (bytes > largestBytes) {
      largestBytes = bytes;
      largest = mutant.how();
    }
    if (bytes > MOST_BYTES) {
      faults.add(mutant.how() + ": " + bytes + " bytes were allocated");
    }
  }

  private String outcome(Mutant mutant, Instrumented made) {
    if (made.classFile() == mutant.classFile()) {
      return made.refusals().isEmpty() ? "left alone" : "refused";
    }
    String refused = new LinkLoader(name -> corpus.own(mutant, name)).link(mutant.name());
    if (refused != null) {
      return "transformed, and the JVM refuses the original";
    }
    Map<String, byte[]> after = new HashMap<>();
    after.put(mutant.name(), made.classFile());
    for (AuxiliaryClass auxiliary : made.auxiliaries()) {
      after.put(auxiliary.name(), auxiliary.classFile());
    }
    LinkLoader loader = new LinkLoader(name -> after.getOrDefault(name, corpus.own(mutant, name)));
    for (String name : after.keySet()) {
      String fault = loader.link(name);
      if (fault != null) {
        faults.add(mutant.how() + ": " + fault);
        return "FAULT";
      }
    }
    boolean defect = made.refusals().stream().anyMatch(Refusal::defect);
    return defect ? "partly refused" : "transformed, and the JVM links both";
  }

  /** A table of what was seen. */
  String report() {
    StringBuilder text = new StringBuilder();
    outcomes.forEach((outcome, count) -> text.append("%,12d %s%n".formatted(count, outcome)));
    text.append("slowest: %.1f ms, %s%n".formatted(slowestNanos / 1e6, slowest));
    text.append("largest: %.1f MB, %s%n".formatted(largestBytes / 1e6, largest));
    text.append("faults: %d%n".formatted(faults.size()));
    faults.stream().limit(100).forEach(fault -> text.append(fault).append('\n'));
    return text.toString();
  }

  /**
   * Runs from the command line: {@code FIRST-SEED COUNT}. Ends with 1 if there is a fault, and with
   * 2 if a mutant takes longer than a minute.
   */
  public static void main(String[] arguments) throws InterruptedException {
    long seed = Long.parseLong(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    Fuzz fuzz = new Fuzz(Corpus.read());
    fuzz.over(-WARM_UP, WARM_UP);
    System.out.println("the first " + WARM_UP + ", while the JVM warms up:\n" + fuzz.report());
    fuzz.slowestNanos = 0;
    AtomicLong at = new AtomicLong(seed);
    Thread worker = new Thread(() -> fuzz.over(at, seed + count));
    worker.setDaemon(true);
    worker.start();
    for (long seen = -1; worker.isAlive(); seen = at.get()) {
      worker.join(60_000);
      if (worker.isAlive() && at.get() == seen) {
        System.out.println("HANGS: seed " + seen);
        List.of(worker.getStackTrace()).forEach(System.out::println);
        System.exit(2);
      }
    }
    System.out.println(fuzz.report());
    System.exit(fuzz.faults.isEmpty() ? 0 : 1);
  }

  private void over(AtomicLong seed, long end) {
    for (; seed.get() < end; seed.incrementAndGet()) {
      over(seed.get(), 1);
    }
  }
}
