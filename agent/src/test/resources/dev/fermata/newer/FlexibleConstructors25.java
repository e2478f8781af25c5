package dev.fermata.newer;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;

/** Statements before {@code super}, which Java 25 brought, and unnamed variables. */
@Suspendable
public final class FlexibleConstructors25 {
  private FlexibleConstructors25() {}

  private static class Base {
    final int content;

    Base(int content) {
      this.content = content;
    }
  }

  private static final class Checked extends Base {
    final String name;

    Checked(int content, String name) {
      if (content < 0) {
        throw new IllegalArgumentException("negative " + content);
      }
      this.name = name;
      int doubled = content * 2;
      super(doubled);
    }
  }

  public static String statementsBeforeSuper() {
    Checked checked = new Checked(Probe.value(1), Probe.value("a"));
    try {
      return checked.name + checked.content + new Checked(-1, Probe.value("b"));
    } catch (IllegalArgumentException e) {
      return Probe.value(e.getMessage());
    }
  }

  record Pair(Object left, Object right) {}

  public static String unnamedVariables() {
    String seen = "";
    for (Object o : new Object[] {new Pair(1, "x"), new Pair("y", 2)}) {
      seen +=
          switch (o) {
            case Pair(Integer i, _) -> Probe.value(i);
            case Pair(_, Integer i) -> 10 + Probe.value(i);
            default -> "none";
          };
      try {
        Probe.fail("ignored");
      } catch (IllegalStateException _) {
        seen += Probe.value("caught");
      }
    }
    return seen;
  }
}
