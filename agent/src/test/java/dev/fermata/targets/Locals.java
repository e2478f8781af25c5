package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;
import java.util.Arrays;
import java.util.List;

/** Local variables of every type that live across a point. */
@Suspendable
public final class Locals {
  private Locals() {}

  public static int ints() {
    int a = 1;
    int b = Integer.MIN_VALUE;
    Probe.point("between");
    a += 2;
    Probe.point("again");
    return a ^ b;
  }

  public static long longs() {
    long a = 1L << 40;
    long b = -1;
    Probe.point("between");
    b -= a;
    Probe.point("again");
    return a + b * 3;
  }

  public static float floats() {
    float a = -0.0f;
    float b = Float.NaN;
    Probe.point("between");
    Probe.log(a);
    Probe.log(b);
    return a * 2;
  }

  public static double doubles() {
    double a = Math.PI;
    double b = Double.NEGATIVE_INFINITY;
    Probe.point("between");
    Probe.log(b);
    a /= 2;
    Probe.point("again");
    return a;
  }

  public static boolean booleans() {
    boolean a = Probe.value(true);
    boolean b = Probe.value(false);
    Probe.point("between");
    return a && !b;
  }

  public static byte bytes() {
    byte a = (byte) 0x81;
    Probe.point("between");
    a >>= 1;
    Probe.point("again");
    return a;
  }

  public static char chars() {
    char a = '\uFFFE';
    Probe.point("between");
    a++;
    Probe.point("again");
    return a;
  }

  public static short shorts() {
    short a = Short.MIN_VALUE;
    Probe.point("between");
    a--;
    Probe.point("again");
    return a;
  }

  public static String strings() {
    String a = "a";
    String b = null;
    Probe.point("between");
    b = a + b;
    Probe.point("again");
    return b;
  }

  public static String arrays() {
    int[] ints = {1, 2};
    long[] longs = {3};
    boolean[] booleans = {true};
    byte[] bytes = {4};
    String[] strings = {"five", null};
    double[] none = null;
    Probe.point("between");
    ints[1]++;
    longs[0] <<= 33;
    booleans[0] ^= true;
    bytes[0]--;
    strings[1] = strings[0];
    Probe.point("again");
    return Arrays.toString(ints)
        + Arrays.toString(longs)
        + Arrays.toString(booleans)
        + Arrays.toString(bytes)
        + Arrays.toString(strings)
        + Arrays.toString(none);
  }

  public static String multiDimensionalArrays() {
    int[][] grid = new int[2][3];
    String[][][] cube = new String[1][2][];
    Probe.point("between");
    grid[1][2] = 7;
    cube[0][1] = new String[] {"x"};
    Probe.point("again");
    return Arrays.deepToString(grid) + Arrays.deepToString(cube);
  }

  public static String allTypesAtOnce() {
    int i = 1;
    long l = 2;
    float f = 3;
    double d = 4;
    boolean z = true;
    byte b = 5;
    char c = '6';
    short s = 7;
    String text = "8";
    int[] array = {9};
    Object nothing = null;
    List<String> list = List.of("10");
    Probe.point("between");
    return "" + i + l + f + d + z + b + c + s + text + array[0] + nothing + list;
  }

  public static int typedNullMergedWithArray() {
    Object[] maybe = null;
    if (Probe.value(true)) {
      maybe = new String[] {"a", "b"};
    }
    Probe.point("after the merge");
    return maybe == null ? -1 : maybe.length;
  }

  public static Object nullOnly() {
    Object nothing = null;
    Probe.point("between");
    String typed = (String) nothing;
    Probe.point("again");
    return typed;
  }

  public static String twoClassesMergedIntoAnInterface() {
    CharSequence either;
    if (Probe.value(false)) {
      either = "text";
    } else {
      either = new StringBuilder("builder");
    }
    Probe.point("after the merge");
    return either.length() + ":" + either;
  }

  public static long slotsReusedByOtherTypes() {
    long sum = 0;
    {
      int small = 3;
      Probe.point("int");
      sum += small;
    }
    {
      double wide = 4.5;
      Probe.point("double");
      sum += (long) (wide * 2);
    }
    {
      String text = "six";
      Probe.point("text");
      sum += text.length();
    }
    {
      long last = 100;
      Probe.point("long");
      sum += last;
    }
    return sum;
  }

  public static int deadLocals() {
    String dead = "dead";
    int length = dead.length();
    long alsoDead = length;
    Probe.log(alsoDead);
    Probe.point("both are dead");
    dead = "reborn";
    Probe.point("alive again");
    return length + dead.length();
  }

  public static int unassignedLocals() {
    int later;
    String text;
    Probe.point("nothing is assigned");
    if (Probe.value(true)) {
      later = 5;
      text = "a";
    } else {
      later = 6;
      text = "b";
    }
    Probe.point("both are assigned");
    return later + text.length();
  }

  public static int assignedOnOneBranchOnly() {
    int result = 0;
    if (Probe.value(1) == 1) {
      long onlyHere = 9;
      Probe.point("inside");
      result += (int) onlyHere;
    }
    Probe.point("outside");
    return result;
  }

  public static String parametersAreOverwritten() {
    return overwriting(1, 2L, "three", 4.0);
  }

  private static String overwriting(int a, long b, String c, double d) {
    Probe.point("as given");
    a = (int) b;
    b = (long) d;
    Probe.point("two changed");
    c = c + a;
    d = -d;
    Probe.point("all changed");
    return a + "," + b + "," + c + "," + d;
  }

  public static Object finalLocalOfUnknownOrigin() {
    final var list = new java.util.ArrayList<Object>();
    list.add(Probe.value("a"));
    list.add(Probe.value(2));
    list.add(list.size());
    Probe.point("between");
    return list;
  }
}
