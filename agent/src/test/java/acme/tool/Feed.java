package acme.tool;

import dev.fermata.Suspendable;
import dev.fermata.Yielder;

/** What a user would have instrumented. */
public class Feed {
  @Suspendable
  public void letters(Yielder<String> y) {
    y.yield("a");
    more(y);
  }

  private void more(Yielder<String> y) {
    y.yield("b");
  }
}
