package dev.fermata.benchmarks.subjects;

import dev.fermata.benchmarks.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import org.jspecify.annotations.Nullable;

/** The state machines of {@link HandWritten}. */
final class HandWrittenIterators {
  private HandWrittenIterators() {}

  static final class Numbers implements Iterator<Integer> {
    private final int end;
    private int next;

    Numbers(int end) {
      this.end = end;
    }

    @Override
    public boolean hasNext() {
      return next < end;
    }

    @Override
    public Integer next() {
      if (next >= end) {
        throw new NoSuchElementException();
      }
      return next++;
    }
  }

  static final class Ints extends Kind {
    Ints(int end) {
      super(end);
    }

    @Override
    public int nextInt() {
      return step();
    }
  }

  /** Walks with a stack of its own. */
  static final class InOrder implements Iterator<Integer> {
    private final Deque<Node> pending = new ArrayDeque<>();

    InOrder(@Nullable Node root) {
      pushLeft(root);
    }

    private void pushLeft(@Nullable Node from) {
      for (Node node = from; node != null; node = node.left) {
        pending.push(node);
      }
    }

    @Override
    public boolean hasNext() {
      return !pending.isEmpty();
    }

    @Override
    public Integer next() {
      Node node = pending.pop();
      pushLeft(node.right);
      return node.value;
    }
  }

  /** What a call has to keep: an int, a long, a reference, and its caller. */
  static final class Call {
    final @Nullable Call caller;
    final int number;
    final long wide;
    final Object reference = "held";

    Call(@Nullable Call caller, int number, long wide) {
      this.caller = caller;
      this.number = number;
      this.wide = wide;
    }
  }

  static List<PrimitiveIterator.OfInt> otherKinds(int n) {
    return List.of(new Next(n), new Down(n), new Squares(n), new Triples(n), new Flipped(n));
  }

  /** Counts; each subclass is a class of its own to a call site. */
  private abstract static class Kind implements PrimitiveIterator.OfInt {
    private final int end;
    private int next;

    Kind(int end) {
      this.end = end;
    }

    @Override
    public boolean hasNext() {
      return next < end;
    }

    final int step() {
      if (next >= end) {
        throw new NoSuchElementException();
      }
      return next++;
    }
  }

  private static final class Next extends Kind {
    Next(int n) {
      super(n);
    }

    @Override
    public int nextInt() {
      return step() + 1;
    }
  }

  private static final class Down extends Kind {
    Down(int n) {
      super(n);
    }

    @Override
    public int nextInt() {
      return -step();
    }
  }

  private static final class Squares extends Kind {
    Squares(int n) {
      super(n);
    }

    @Override
    public int nextInt() {
      int i = step();
      return i * i;
    }
  }

  private static final class Triples extends Kind {
    Triples(int n) {
      super(n);
    }

    @Override
    public int nextInt() {
      return 3 * step();
    }
  }

  private static final class Flipped extends Kind {
    Flipped(int n) {
      super(n);
    }

    @Override
    public int nextInt() {
      return step() ^ 5;
    }
  }
}
