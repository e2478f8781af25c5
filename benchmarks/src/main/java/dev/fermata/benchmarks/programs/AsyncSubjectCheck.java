package dev.fermata.benchmarks.programs;

import dev.fermata.benchmarks.AsyncSubject;
import java.util.function.LongSupplier;

/** Proves that a subject does the work of tasks: one that hands nothing over could be very fast. */
public final class AsyncSubjectCheck {
  private static final int MANY = 1_000;
  private static final long SUM = MANY * (MANY - 1) / 2;

  private final AsyncSubject subject;

  private AsyncSubjectCheck(AsyncSubject subject) {
    this.subject = subject;
  }

  /**
   * Checks every workload that a subject has.
   *
   * @param args the subject's name
   */
  public static void main(String[] args) throws ReflectiveOperationException {
    new AsyncSubjectCheck(AsyncSubject.named(args[0])).run();
    System.exit(0); // a rival may keep threads
  }

  private void run() {
    expect("pingPong", MANY, () -> subject.pingPong(MANY));
    expect("rendezvous", MANY, () -> subject.rendezvous(MANY));
    expect("turns", MANY, () -> subject.turns(MANY));
    expect("spawnAndJoin", MANY, () -> subject.spawnAndJoin(MANY));
    expect("fanOut", MANY, () -> subject.fanOut(MANY));
    expect("completed", MANY, () -> subject.completed(MANY));
    expect("asyncElements", SUM, () -> subject.asyncElements(MANY));
    expect("syncElements", SUM, () -> subject.syncElements(MANY));
    expect("sleepers", 1, this::sleepers);
  }

  private long sleepers() {
    int[] asleep = new int[1];
    subject.sleepers(MANY, () -> asleep[0]++);
    return asleep[0];
  }

  private void expect(String workload, long expected, LongSupplier actual) {
    long found;
    try {
      found = actual.getAsLong();
    } catch (UnsupportedOperationException missing) {
      return;
    }
    if (expected != found) {
      String name = subject.getClass().getSimpleName();
      throw new AssertionError(name + "." + workload + " gave " + found + ", not " + expected);
    }
  }
}
