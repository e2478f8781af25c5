package dev.fermata.samples;

import java.io.Console;

/** Tells whether somebody looks on. */
final class Terminal {
  private Terminal() {}

  /** Before JDK 22 there is a console only at a terminal; since then it says so itself. */
  @SuppressWarnings("SystemConsoleNull")
  static boolean isPresent() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException before22) {
      return true;
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
