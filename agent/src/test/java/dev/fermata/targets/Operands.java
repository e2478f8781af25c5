package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;

/** Values that wait on the operand stack while a call is suspended. */
@Suspendable
public final class Operands {
  private static final int[] SHARED = {1, 2, 3};

  private Operands() {}

  public static int intUnderTheCall() {
    int a = 5;
    return a++ * 10 + Probe.value(a) + a;
  }

  public static long longUnderTheCall() {
    long a = 1L << 35;
    return a - Probe.value(3L) * (a + Probe.value(2));
  }

  public static float floatUnderTheCall() {
    float a = 1.5f;
    return a / (a - Probe.value(1f));
  }

  public static double doubleUnderTheCall() {
    double a = 2.5;
    return a * Probe.value(4.0) - a / Probe.value(2f);
  }

  public static boolean comparisonsUnderTheCall() {
    long a = 3;
    return a == Probe.value(3L) & 1.0 < Probe.value(2.0) | 1 > Probe.value(0);
  }

  public static String referenceUnderTheCall() {
    String a = "a";
    return a.concat(Probe.value("b")).concat(a).concat(Probe.value("c"));
  }

  public static String argumentsAlreadyEvaluated() {
    return mixed(1, 2L, 3f, 4.0, "5", new int[] {6}, Probe.value(7), Probe.value(8L));
  }

  private static String mixed(int a, long b, float c, double d, String e, int[] f, int g, long h) {
    Probe.point("in mixed");
    return a + "," + b + "," + c + "," + d + "," + e + "," + f[0] + "," + g + "," + h;
  }

  public static String everyArgumentIsAPoint() {
    return small(
        Probe.value(true), Probe.value((byte) 2), Probe.value('3'), Probe.value((short) 4));
  }

  private static String small(boolean a, byte b, char c, short d) {
    return "" + a + b + c + d;
  }

  public static int nestedCalls() {
    return add(Probe.value(1), add(Probe.value(2), add(Probe.value(3), Probe.value(4))));
  }

  private static int add(int a, int b) {
    return Probe.value(a) * 10 + b;
  }

  public static int receiverUnderTheCall() {
    StringBuilder builder = new StringBuilder("ab");
    return builder.append(Probe.value(12)).append(builder.length()).length() + builder.length();
  }

  public static String conditionalArguments() {
    boolean yes = Probe.value(true);
    return mixed(
        yes ? Probe.value(1) : 2,
        yes ? 3L : Probe.value(4L),
        1f,
        2.0,
        yes ? "y" : Probe.value("n"),
        SHARED,
        7,
        8L);
  }

  public static int shortCircuit() {
    int result = 0;
    if (Probe.value(true) || Probe.value(false)) {
      result += 1;
    }
    if (Probe.value(false) && Probe.value(true)) {
      result += 2;
    }
    if (Probe.value(1) < Probe.value(2) == Probe.value(true)) {
      result += 4;
    }
    return result;
  }

  public static boolean conditionAsValue() {
    int a = Probe.value(3);
    boolean small = a < Probe.value(4) && !(Probe.value(a) == 4);
    return small ^ Probe.value(false);
  }

  public static int ternaryUnderTheCall() {
    int a = Probe.value(3);
    return (a > 2 ? a : -a) * Probe.value(10) + (a > 5 ? Probe.value(1) : Probe.value(2));
  }

  public static int ternariesOfReferences() {
    Object a = "text";
    Object chosen = a instanceof String s ? s + Probe.value("!") : Probe.value(new Object());
    Number number = Probe.value(true) ? Probe.value(Integer.valueOf(1)) : Double.valueOf(2);
    return chosen.toString().length() + number.intValue();
  }

  public static int arrayIndexAndLength() {
    int[][] rows = {{1, 2}, {3, Probe.value(4)}};
    return rows[Probe.value(1)][Probe.value(0)] * 10 + rows[Probe.value(0)].length;
  }

  public static int arrayLiterals() {
    int[] ints = {1, Probe.value(2), 3, Probe.value(4)};
    long[] longs = {Probe.value(5L), 6};
    String[] strings = {"a", Probe.value("b"), Probe.value("c")};
    double[][] nested = {{Probe.value(1.5)}, {2, Probe.value(2.5)}};
    return ints[3] + (int) longs[0] + strings[2].length() + (int) nested[1][1];
  }

  public static int arrayDimensions() {
    int[][] grid = new int[Probe.value(2)][Probe.value(3)];
    String[] row = new String[Probe.value(4)];
    return grid.length * 100 + grid[1].length * 10 + row.length;
  }

  public static Object casts() {
    Object o = Probe.value((Object) "text");
    String s = (String) Probe.value(o);
    long widened = Probe.value(3) + (long) Probe.value(4.9);
    int boxed = Probe.value(Integer.valueOf(5)) + Probe.value('\1');
    return s + widened + boxed;
  }

  public static int failingCastAfterResumption() {
    Object o = "text";
    try {
      Integer i = (Integer) Probe.value(o);
      return i;
    } catch (ClassCastException expected) {
      return Probe.value(-1);
    }
  }

  public static String assignmentAsExpression() {
    int a;
    int b;
    long c;
    int sum = (a = Probe.value(1)) + (b = a + Probe.value(2)) * a;
    double d = c = Probe.value(9L);
    return sum + "," + a + "," + b + "," + c + "," + d;
  }

  public static int discardedResults() {
    Probe.value(1);
    Probe.value(2L);
    Probe.value(3.0);
    Probe.value("four");
    return Probe.value(5);
  }

  public static int deepOperandStack() {
    return 1 + (2 * (3 + (4 * (5 + (6 * (7 + (8 * (9 + Probe.value(10)))))))));
  }

  public static double mixedWidthsUnderTheCall() {
    int a = 1;
    long b = 2;
    float c = 3;
    double d = 4;
    return a + (b + (c + (d + (a * (b * (c * Probe.value(5.0)))))));
  }
}
