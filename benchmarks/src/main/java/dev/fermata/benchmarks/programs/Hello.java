package dev.fermata.benchmarks.programs;

/** W7: the program whose start is timed with the agent and without it. */
public final class Hello {
  private Hello() {}

  /** Prints one line. */
  public static void main(String[] args) {
    System.out.println("hello");
  }
}
