package acme.resolve;

import dev.fermata.Suspendable;

/** Calls private members of nested classes, and they of it, in a circle. */
public class Accessor {
  private void first(int n) {
    Inner.second(n);
  }

  private static void idle() {
    Inner.idleToo();
  }

  @Suspendable
  void go() {
    first(1);
    idle();
  }

  static class Inner {
    private static void second(int n) {
      if (n > 0) {
        new Accessor().first(n - 1);
      }
      Lib.step();
    }

    private static void idleToo() {
      Lib.plain();
    }
  }
}
