package acme.tool;

import dev.fermata.Yielder;

/** Overrides a suspendable method, in a jar of its own. */
public class Heir extends Feed {
  @Override
  public void letters(Yielder<String> y) {
    super.letters(y);
    y.yield("c");
  }
}
