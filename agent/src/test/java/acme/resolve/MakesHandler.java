package acme.resolve;

/** Makes a lambda that matters, and names the api nowhere. */
public class MakesHandler {
  Handler handler() {
    return () -> {};
  }
}
