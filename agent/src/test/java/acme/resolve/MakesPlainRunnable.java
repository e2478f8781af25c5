package acme.resolve;

/** Makes a lambda of a JDK interface that does not matter. */
public class MakesPlainRunnable {
  Runnable job() {
    return () -> Bystander.idle();
  }
}
