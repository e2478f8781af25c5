package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;

/** Inner, local and anonymous classes, and private access among nest mates. */
@Suspendable
public final class Nesting {
  private int secret = 1;

  private Nesting() {}

  private int bump(int by) {
    secret += Probe.value(by);
    return secret;
  }

  private static int staticSecret(int n) {
    return Probe.value(n) * 2;
  }

  private final class Inner {
    private int own = 10;

    private int both() {
      own += bump(1) + Probe.value(secret);
      secret += own;
      return own + Nesting.this.bump(own);
    }

    private final class Deeper {
      private int all() {
        return own + secret + both() + staticSecret(own);
      }
    }
  }

  private static final class Friend {
    private final Nesting nesting = new Nesting();

    private int peek() {
      nesting.secret *= Probe.value(7);
      return nesting.secret + nesting.bump(3);
    }
  }

  public static int innerClass() {
    Nesting outer = new Nesting();
    Inner inner = outer.new Inner();
    return inner.both() * 1000 + outer.secret;
  }

  public static int innerOfInner() {
    Nesting outer = new Nesting();
    return outer.new Inner().new Deeper().all();
  }

  public static int nestMates() {
    return new Friend().peek();
  }

  public static String localClass() {
    int captured = Probe.value(5);
    long wide = Probe.value(6L);
    @Suspendable
    class Local {
      int calls;

      String use(int n) {
        calls += n;
        return Probe.value(captured) + wide + Probe.value("!") + calls;
      }
    }
    Local local = new Local();
    return local.use(1) + local.use(Probe.value(2));
  }

  public static String recordEnumAndInterfaceInAMethod() {
    enum Size {
      SMALL,
      LARGE
    }
    record Sized(String name, Size size) {}
    @Suspendable
    interface Describes {
      String describe(Sized sized);
    }
    Describes describes =
        new Describes() {
          @Override
          public String describe(Sized sized) {
            return Probe.value(sized.name()) + sized.size().ordinal();
          }
        };
    return describes.describe(new Sized("a", Size.LARGE))
        + describes.describe(new Sized("b", Size.SMALL));
  }

  public static int anonymousClassWithAnInitialiser() {
    int base = Probe.value(3);
    Inner2 object =
        new Inner2(Probe.value(4)) {
          final int doubled;

          {
            doubled = given * 2;
          }

          @Override
          int get() {
            return super.get() + Probe.value(doubled) + base;
          }
        };
    return object.get();
  }

  @Suspendable
  private static class Inner2 {
    final int given;

    Inner2(int given) {
      this.given = given;
    }

    int get() {
      return Probe.value(given);
    }
  }

  public static int qualifiedNewWithPoints() {
    Nesting outer = new Nesting();
    outer.secret = 4;
    return find(outer).new Counting(Probe.value(2)).count(Probe.value(3));
  }

  private static Nesting find(Nesting outer) {
    Probe.point("finding");
    return outer;
  }

  private final class Counting {
    private final int step;

    Counting(int step) {
      this.step = step;
    }

    private int count(int times) {
      for (int i = 0; i < times; i++) {
        secret += Probe.value(step);
      }
      return secret;
    }
  }
}
