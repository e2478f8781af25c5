package acme.resolve;

import dev.fermata.Suspendable;
import dev.fermata.Yielder;

/** Calls private members of a nested class, and that of it, in a circle. */
public class Accessor {
  private void first(int n, Yielder<Integer> y) {
    Inner.second(n, y);
  }

  private static void idle() {
    Inner.idleToo();
  }

  @Suspendable
  void go(Yielder<Integer> y) {
    first(1, y);
    idle();
  }

  static class Inner {
    private static void second(int n, Yielder<Integer> y) {
      if (n > 0) {
        new Accessor().first(n - 1, y);
      }
      y.yield(n);
    }

    private static void idleToo() {
      Lib.plain();
    }
  }
}
