package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Loops of every form with points in header, body and step. */
@Suspendable
public final class Loops {
  private Loops() {}

  public static int counting() {
    int sum = 0;
    for (int i = 0; i < 4; i++) {
      sum += i * Probe.value(i);
    }
    return sum;
  }

  public static int pointsInHeaderAndStep() {
    int sum = 0;
    for (int i = Probe.value(0); i < Probe.value(3); i += Probe.value(1)) {
      sum += i;
    }
    return sum;
  }

  public static int whileLoop() {
    int n = 5;
    while (Probe.value(n) > 2) {
      n--;
      Probe.log(n);
    }
    return n;
  }

  public static int doWhile() {
    int n = 0;
    do {
      n += Probe.value(2);
    } while (n < 5);
    return n;
  }

  public static long nested() {
    long sum = 0;
    for (int i = 0; i < 3; i++) {
      for (long j = i; j < 3; j++) {
        sum = sum * 3 + i + Probe.value(j);
      }
    }
    return sum;
  }

  public static int pointOnlyInTheOuterLoop() {
    int sum = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 10; j++) {
        sum += j;
      }
      sum += Probe.value(i);
      for (int j = 0; j < 5; j++) {
        sum -= j;
      }
    }
    return sum;
  }

  public static int pointsAtThreeLevels() {
    int sum = 0;
    for (int i = 0; i < 2; i++) {
      Probe.point("outer");
      for (int j = 0; j < 2; j++) {
        sum += Probe.value(10);
        for (int k = 0; k < 2; k++) {
          sum += Probe.value(k);
        }
        sum += j;
      }
      sum *= 2;
    }
    return sum;
  }

  public static String labelledBreakAndContinue() {
    String seen = "";
    outer:
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        if (j == 2) {
          continue outer;
        }
        if (Probe.value(i) == 2) {
          break outer;
        }
        seen += i + "" + j + " ";
      }
    }
    return seen;
  }

  public static int labelledBlock() {
    int a = 1;
    block:
    {
      a += Probe.value(1);
      if (a == 2) {
        break block;
      }
      a = Probe.value(100);
    }
    return a + Probe.value(10);
  }

  public static int breakInTheMiddle() {
    int i = 0;
    while (true) {
      Probe.point("before");
      if (++i == 3) {
        break;
      }
      Probe.point("after");
    }
    return i;
  }

  public static int overArrays() {
    int sum = 0;
    for (int i : new int[] {1, 2, 3}) {
      sum += Probe.value(i);
    }
    for (String s : Probe.value(new String[] {"a", "bb"})) {
      sum += s.length() * Probe.value(10);
    }
    return sum;
  }

  public static double overArraysOfWideElements() {
    double sum = 0;
    for (long l : new long[] {1L << 33, 2}) {
      sum += Probe.value(l);
    }
    for (double d : new double[] {0.5, 0.25}) {
      sum += Probe.value(d);
    }
    return sum;
  }

  public static int overArraysOfArrays() {
    int sum = 0;
    for (int[] row : new int[][] {{1, 2}, {}, {3}}) {
      for (int cell : row) {
        sum = sum * 10 + Probe.value(cell);
      }
    }
    return sum;
  }

  public static String overCollections() {
    String seen = "";
    for (String s : List.of("a", "b", "c")) {
      seen += Probe.value(s) + s;
    }
    return seen;
  }

  public static String overMaps() {
    Map<String, Integer> map = new LinkedHashMap<>();
    map.put("one", 1);
    map.put("two", 2);
    String seen = "";
    for (Map.Entry<String, Integer> entry : map.entrySet()) {
      seen += entry.getKey() + Probe.value(entry.getValue()) + entry.getValue();
    }
    return seen;
  }

  public static Object concurrentModification() {
    List<Integer> list = new ArrayList<>(List.of(1, 2, 3));
    try {
      for (Integer i : list) {
        list.remove(Probe.value(i));
      }
    } catch (java.util.ConcurrentModificationException e) {
      Probe.point("found");
    }
    return list;
  }

  public static int emptyAndSingle() {
    int sum = 0;
    for (int i = 0; i < 0; i++) {
      sum += Probe.value(100);
    }
    for (int i = 0; i < 1; i++) {
      sum += Probe.value(1);
    }
    return sum;
  }

  public static int severalInARow() {
    int sum = 0;
    for (int i = 0; i < 2; i++) {
      sum += Probe.value(i);
    }
    for (int i = 0; i < 2; i++) {
      sum += Probe.value(i * 10);
    }
    int i = 7;
    while (i-- > 5) {
      sum += Probe.value(i * 100);
    }
    return sum;
  }

  public static long twoVariables() {
    long sum = 0;
    for (int i = 0, j = 10; i < j; i += 3, j -= 3) {
      sum = sum * 100 + Probe.value(i) * j;
    }
    return sum;
  }

  public static int swappingLocals() {
    int a = 1;
    int b = 1;
    for (int i = 0; i < 6; i++) {
      int next = a + b;
      a = b;
      b = Probe.value(next);
    }
    return b;
  }

  public static void endlessUntilAnException() {
    int i = 0;
    while (true) {
      if (Probe.value(i++) == 3) {
        throw new IllegalStateException("enough after " + i);
      }
    }
  }

  public static void endlessUntilACallThrows() {
    for (int i = 0; ; i++) {
      if (i == 2) {
        Probe.fail("enough");
      }
      Probe.point("again");
    }
  }

  public static int conditionsThatShortCircuit() {
    int i = 0;
    while (i < 5 && (Probe.value(i) != 3 || Probe.value(false))) {
      i++;
    }
    return i;
  }

  public static int operandUnderALoopedTernary() {
    int sum = 1;
    for (int i = 0; i < 3; i++) {
      sum += 10 * (i % 2 == 0 ? Probe.value(i) : i) + sum * Probe.value(1);
    }
    return sum;
  }
}
