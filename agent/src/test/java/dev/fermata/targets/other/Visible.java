package dev.fermata.targets.other;

/** A public class whose method comes from a class that is not: javac writes a bridge for it. */
public final class Visible extends Invisible {
  public Visible() {}

  /** Returns a value whose type the caller cannot name. */
  @SuppressWarnings("exports")
  public static Invisible make() {
    return new Visible();
  }
}
