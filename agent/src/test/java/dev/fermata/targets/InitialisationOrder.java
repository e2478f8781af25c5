package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;

/** Static initialisers run where they would have run, though {@code new} is moved. */
@Suspendable
public final class InitialisationOrder {
  private InitialisationOrder() {}

  private static class First {
    static {
      Probe.log("First is initialised");
    }

    First(int a) {
      Probe.log("First(" + a + ")");
    }
  }

  private static final class Second extends First {
    static final int CONSTANT = 4;
    static int variable = 5;

    static {
      Probe.log("Second is initialised");
    }

    Second(int a, First b) {
      super(a);
      Probe.log("Second(" + a + ", " + (b != null) + ")");
    }
  }

  private static final class Failing {
    static {
      Probe.log("Failing is initialised");
      if (true) {
        throw new IllegalStateException("no class");
      }
    }

    Failing(int a) {
      Probe.log("never " + a);
    }
  }

  private static final class WithHolder {
    private static final class Holder {
      static final WithHolder ONLY = new WithHolder(3);
    }

    final int content;

    WithHolder(int content) {
      this.content = content;
      Probe.log("WithHolder(" + content + ")");
    }
  }

  public static void beforeTheArguments() {
    Probe.log("start");
    First first = new First(Probe.value(1));
    Probe.log(first != null);
  }

  public static void nested() {
    new Second(Probe.value(1), new First(Probe.value(2)));
    new Second(Probe.value(3), new First(Probe.value(4)));
  }

  public static void innerOneNeedsNoMove() {
    new Second(5, new First(6));
    Probe.point("after");
  }

  public static int fieldsDoNotInitialiseEarly() {
    int sum = Second.CONSTANT + Probe.value(1);
    sum += Probe.value(2) + Second.variable;
    return sum;
  }

  public static String failingInitialiser() {
    String seen = "";
    for (int i = 0; i < 2; i++) {
      try {
        new Failing(Probe.value(i));
      } catch (ExceptionInInitializerError expected) {
        seen += "failed " + Probe.value(expected.getCause().getMessage());
      } catch (NoClassDefFoundError expected) {
        seen += " gone " + Probe.value(i);
      }
    }
    return seen;
  }

  public static int holder() {
    Probe.log("not yet");
    int sum = Probe.value(1) + WithHolder.Holder.ONLY.content;
    return sum + Probe.value(2);
  }
}
