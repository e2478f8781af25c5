package acme.tool;

import dev.fermata.Generator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.io.FileFilter;
import java.util.List;

/** Calls suspendable methods from where nothing can suspend, each in a line of its own. */
public class Caller {
  private static final int LENGTH = lengthOf(Generator.of(new Feed()::letters));

  Caller(Yielder<String> y) {
    new Feed().letters(y);
  }

  static int lengthOf(Generator<String> generator) {
    return (int) generator.stream().count() + (generator.hasNext() ? LENGTH : 0);
  }

  void unmarked(Yielder<String> y) {
    y.yield("a");
  }

  synchronized void locked(Yielder<String> y) {
    y.yield("a");
  }

  @Suspendable
  void locking(Yielder<String> y) {
    synchronized (this) {
      y.yield("a");
    }
    y.yield("b");
  }

  @Suspendable
  FileFilter filter(Feed feed, Yielder<String> y) {
    return file -> {
      feed.letters(y);
      return true;
    };
  }

  @Suspendable
  void fine(Yielder<String> y) {
    y.yieldAll(List.of("a"));
    new Feed().letters(y);
  }
}
