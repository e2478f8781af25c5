package acme.resolve;

/** Has a supertype that does not matter. */
public class AloneChild extends Alone {
  private static final long serialVersionUID = 1L;
}
