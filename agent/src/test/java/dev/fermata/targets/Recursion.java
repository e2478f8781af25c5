package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;

/** Methods that call themselves and each other. */
@Suspendable
public final class Recursion {
  private Recursion() {}

  public static int factorial() {
    return factorial(5);
  }

  private static int factorial(int n) {
    return n == 0 ? Probe.value(1) : n * factorial(n - 1);
  }

  public static int fibonacci() {
    return fibonacci(5);
  }

  private static int fibonacci(int n) {
    if (n < 2) {
      return Probe.value(n);
    }
    return fibonacci(n - 1) + fibonacci(n - 2);
  }

  public static boolean mutual() {
    return isEven(5);
  }

  private static boolean isEven(int n) {
    Probe.point("even? " + n);
    return n == 0 || isOdd(n - 1);
  }

  private static boolean isOdd(int n) {
    return n != 0 && isEven(n - 1) == Probe.value(true);
  }

  public static int pointsBeforeAndAfterTheCall() {
    return deep(4);
  }

  private static int deep(int n) {
    int before = Probe.value(n);
    int below = n == 0 ? 0 : deep(n - 1);
    int after = Probe.value(-n);
    return below * 10 + before - after;
  }

  public static String throwsFromTheDepth() {
    try {
      return dig(4);
    } catch (IllegalStateException e) {
      return Probe.value("caught ") + e.getMessage();
    }
  }

  private static String dig(int n) {
    try {
      if (n == 0) {
        Probe.fail("bottom");
      }
      return dig(n - 1);
    } finally {
      Probe.point("leaving " + n);
    }
  }

  private static final class Tree {
    Tree left;
    Tree right;
    final int value;

    Tree(int value) {
      this.value = value;
    }

    private void add(int added) {
      if (added < value) {
        if (left == null) {
          left = new Tree(Probe.value(added));
        } else {
          left.add(added);
        }
      } else if (right == null) {
        right = new Tree(Probe.value(added));
      } else {
        right.add(added);
      }
    }

    @Suspendable
    void walk(StringBuilder seen) {
      if (left != null) {
        left.walk(seen);
      }
      seen.append(Probe.value(value)).append(' ');
      if (right != null) {
        right.walk(seen);
      }
    }
  }

  public static String treeWalk() {
    Tree tree = new Tree(4);
    for (int i : new int[] {2, 6, 1, 3, 5, 7}) {
      tree.add(i);
    }
    StringBuilder seen = new StringBuilder();
    tree.walk(seen);
    return seen.toString();
  }

  public static int ackermann() {
    return ackermann(2, 1);
  }

  private static int ackermann(int m, int n) {
    if (m == 0) {
      return Probe.value(n + 1);
    }
    return n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
  }

  public static String wideParametersAndLocals() {
    return descend(3, 1.5, 10L);
  }

  private static String descend(int n, double half, long sum) {
    long before = sum + Probe.value(n);
    double more = half * 2;
    if (n == 0) {
      return before + " " + more;
    }
    String below = descend(n - 1, more, before);
    return below + " " + Probe.value(before) + " " + more;
  }

  public static int operandsUnderTheCall() {
    return nest(3);
  }

  private static int nest(int n) {
    return n <= 0
        ? Probe.value(1)
        : Probe.value(n) * 10 + nest(n - 1) - nest(n - 2) * Probe.value(2);
  }

  /** It calls itself and a namesake, in two classes. */
  public static String namesakes() {
    return of(2, "start");
  }

  private static String of(int n, String text) {
    return n == 0 ? Probe.value(text) : of(n - 1, of(text)) + Namesake.of(n, text);
  }

  private static String of(String text) {
    return text + Probe.value("-");
  }

  @Suspendable
  private static final class Namesake {
    static String of(int n, String text) {
      return n == 0 ? text : of(n - 1, Probe.value(text) + n);
    }
  }
}
