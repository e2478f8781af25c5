package acme.resolve;

/** Gives a method of its own by reference, and names the api nowhere. */
public class Lends {
  /** Suspendable because it is lent. */
  public void produce() {}

  /** Not lent. */
  public void consume() {}

  Handler handler() {
    return this::produce;
  }
}
