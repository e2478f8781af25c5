package dev.fermata.samples;

/** Prints its arguments: stands in until there is a real sample. */
public final class Hello {
  private Hello() {}

  /**
   * Runs the sample.
   *
   * @param args what to greet
   */
  public static void main(String[] args) {
    System.out.println("Hello " + String.join(" ", args));
  }
}
