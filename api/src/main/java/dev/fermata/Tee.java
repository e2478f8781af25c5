package dev.fermata;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the branches of a tee share. The elements that not all of them have handed out are a chain
 * of links, of which each branch knows where it stands: what all have passed is garbage.
 */
final class Tee<T> {
  private final Generator<T> source;
  private int open;

  private Tee(Generator<T> source, int open) {
    this.source = source;
    this.open = open;
  }

  /** A place in the chain; empty as long as no branch has asked for the element. */
  private static final class Link<T> {
    @Nullable Cell<T> cell;
  }

  private record Cell<T>(T element, Link<T> next) {}

  static <T> List<Generator<T>> of(Generator<T> source, int n) {
    Tee<T> tee = new Tee<>(source, n);
    Link<T> start = new Link<>();
    List<Generator<T>> branches = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      branches.add(Stage.of(tee.new Branch(), y -> tee.yieldFrom(start, y)));
    }
    return branches;
  }

  @Suspendable
  private void yieldFrom(Link<T> start, Yielder<T> y) {
    Link<T> link = start;
    start = null;
    while (link.cell != null || source.hasNext()) {
      if (link.cell == null) {
        link.cell = new Cell<>(source.next(), new Link<>());
      }
      T element = link.cell.element;
      link = link.cell.next;
      y.yield(element);
    }
  }

  /** What a branch closes: the last one closes the source. */
  private final class Branch implements AutoCloseable {
    private boolean closed;

    @Override
    @Suspendable
    public void close() {
      if (!closed) {
        closed = true;
        open--;
        if (open == 0) {
          source.close();
        }
      }
    }
  }
}
