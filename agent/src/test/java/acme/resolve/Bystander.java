package acme.resolve;

import java.util.ArrayList;

/** Has nothing to do with suspension. */
public class Bystander extends ArrayList<String> {
  private static final long serialVersionUID = 1L;

  /** Does nothing. */
  public static void idle() {}

  /** Does not matter either. */
  static class Nested {}
}
