package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;

/** Resources whose closing does not suspend, around bodies that do. */
@Suspendable
public final class TryWithResources {
  private TryWithResources() {}

  private static final class Resource implements AutoCloseable {
    private final String name;
    private final boolean failing;

    Resource(String name, boolean failing) {
      this.name = name;
      this.failing = failing;
      Probe.log("open " + name);
    }

    @Override
    public void close() {
      Probe.log("close " + name);
      if (failing) {
        throw new IllegalStateException("cannot close " + name);
      }
    }
  }

  public static int one() {
    try (Resource a = new Resource("a", false)) {
      Probe.point(a.name);
      return Probe.value(1);
    }
  }

  public static String several() {
    String seen = "";
    try (Resource a = new Resource(Probe.value("a"), false);
        Resource b = new Resource(Probe.value("b"), false)) {
      seen += a.name + Probe.value("body") + b.name;
    }
    return seen + Probe.value("after");
  }

  public static void bodyThrows() {
    try (Resource a = new Resource("a", false)) {
      Probe.fail("in body of " + a.name);
    }
  }

  public static void closingIsSuppressed() {
    try (Resource a = new Resource("a", true);
        Resource b = new Resource("b", true)) {
      Probe.fail("in body of " + a.name + b.name);
    }
  }

  public static void closingThrows() {
    try (Resource a = new Resource("a", true)) {
      Probe.point(a.name);
    }
  }

  public static void openingTheSecondThrows() {
    try (Resource a = new Resource("a", false);
        Resource b = new Resource("b" + Probe.fail(new IllegalStateException("b")), false)) {
      Probe.point(a.name + b.name);
    }
  }

  public static String withCatchAndFinally() {
    String seen = "";
    try (Resource a = new Resource("a", false)) {
      seen += a.name;
      Probe.fail("body");
    } catch (IllegalStateException e) {
      seen += Probe.value("catch") + e.getMessage();
    } finally {
      seen += Probe.value("finally");
    }
    return seen;
  }

  public static int nullResource() {
    try (Resource none = Probe.value((Resource) null)) {
      return Probe.value(none == null ? 1 : 2);
    }
  }

  public static int existingVariable() {
    Resource a = new Resource("a", false);
    try (a) {
      return Probe.value(a.name.length());
    }
  }

  public static int inALoopWithContinue() {
    int sum = 0;
    for (int i = 0; i < 3; i++) {
      try (Resource a = new Resource("r" + i, false)) {
        if (Probe.value(i) == 1) {
          continue;
        }
        sum += a.name.length();
      }
    }
    return sum;
  }
}
