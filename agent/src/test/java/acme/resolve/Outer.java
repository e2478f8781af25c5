package acme.resolve;

/** Names the api nowhere; its nest mate calls it from a suspendable method. */
public class Outer {
  private void hidden() {
    Lib.step();
  }

  /** The nest mate. */
  public static class Mate {
    @dev.fermata.Suspendable
    void go(Outer outer) {
      outer.hidden();
    }
  }
}
