package dev.fermata.targets.refused;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;

/** Constructors and static initialisers are called as they are. */
@Suspendable
public final class Initialising {
  private static final int CONSTANT = Probe.held(1);

  private final int content = Probe.held(2);

  private Initialising(int more) {
    Probe.held(content + more);
    Object anonymous =
        new Object() {
          private final int inner = Probe.held(7);

          @Override
          public String toString() {
            return "inner " + inner;
          }
        };
    Probe.log(anonymous.toString());
  }

  public static int run() {
    Probe.point("before");
    return new Initialising(Probe.value(3)).content + CONSTANT + Probe.value(4);
  }
}
