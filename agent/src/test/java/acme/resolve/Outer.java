package acme.resolve;

/** Names the api nowhere, though it calls something suspendable and its nest mate calls it. */
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
