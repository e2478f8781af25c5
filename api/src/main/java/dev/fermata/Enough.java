package dev.fermata;

/** Leaves a source whose elements are being pushed, when its stage wants no more of them. */
final class Enough extends Error {
  private static final long serialVersionUID = 1L;

  Enough() {
    super("no more elements are wanted", null, true, false);
  }

  /** Ends here if {@code thrown} is this, and else goes on to the stage that it belongs to. */
  void requireOwn(Enough thrown) {
    if (thrown != this) {
      throw thrown;
    }
  }
}
