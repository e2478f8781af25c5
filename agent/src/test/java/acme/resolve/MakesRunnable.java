package acme.resolve;

/** Makes lambdas of a JDK interface, of which one matters, and names the api nowhere. */
public class MakesRunnable {
  Runnable job() {
    return () -> Lib.step();
  }
}
