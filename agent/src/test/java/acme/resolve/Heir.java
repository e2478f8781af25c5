package acme.resolve;

/** Overrides, and names the api nowhere. */
public class Heir extends Lends {
  @Override
  public void produce() {}
}
