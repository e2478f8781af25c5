package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;
import java.util.Arrays;

/** Stores into arrays and fields whose index, target or value is a suspended call. */
@Suspendable
public final class Assignments {
  private static long counter = 10;
  private static String text = "t";

  private int number = 5;
  private long wide = 6;
  private double[] cells = {1, 2, 3};
  private Assignments next;

  private Assignments() {}

  public static String arrayStores() {
    int[] ints = new int[3];
    long[] longs = new long[2];
    Object[] objects = new Object[2];
    ints[Probe.value(1)] = Probe.value(7);
    longs[Probe.value(0)] = Probe.value(8L);
    objects[Probe.value(1)] = Probe.value("nine");
    return Arrays.toString(ints) + Arrays.toString(longs) + Arrays.toString(objects);
  }

  public static String storesIntoArraysOfSmallTypes() {
    byte[] bytes = new byte[1];
    char[] chars = new char[1];
    short[] shorts = new short[1];
    boolean[] booleans = new boolean[1];
    bytes[0] = Probe.value((byte) -1);
    chars[0] = Probe.value('c');
    shorts[Probe.value(0)] = Probe.value((short) -2);
    booleans[Probe.value(0)] = Probe.value(true);
    return bytes[0] + "," + chars[0] + "," + shorts[0] + "," + booleans[0];
  }

  public static int compoundOnInts() {
    int[] a = {1, 2, 3};
    a[Probe.value(0)] += Probe.value(10);
    a[Probe.value(1)] <<= Probe.value(3);
    a[Probe.value(2)] %= Probe.value(2);
    return a[0] * 10_000 + a[1] * 100 + a[2];
  }

  public static long compoundOnLongs() {
    long[] a = {100, 200};
    a[Probe.value(1)] -= Probe.value(1L);
    a[Probe.value(0)] *= Probe.value(3);
    return a[0] * 1000 + a[1];
  }

  public static double compoundOnDoubles() {
    double[] a = {1.5, 2.5};
    a[Probe.value(0)] /= Probe.value(2);
    a[1] += a[0] += Probe.value(1.0);
    return a[0] * 100 + a[1];
  }

  public static String compoundOnStrings() {
    String[] a = {"a", "b"};
    a[Probe.value(1)] += Probe.value("c") + Probe.value(4);
    text += Probe.value("u");
    text += text;
    return a[0] + a[1] + text;
  }

  public static int compoundWithNarrowing() {
    byte b = 100;
    b += Probe.value(100);
    char c = 'a';
    c += Probe.value(1.9);
    short[] s = {1};
    s[Probe.value(0)] *= Probe.value(70_000);
    return b + c + s[0];
  }

  public static int increments() {
    int[] a = {1, 2, 3};
    int sum = a[Probe.value(0)]++ + ++a[Probe.value(1)] - a[Probe.value(2)]--;
    int i = 0;
    a[i++] = i + Probe.value(i) + i++;
    return sum * 1000 + a[0] * 100 + a[1] * 10 + a[2] + i;
  }

  public static String fields() {
    Assignments object = new Assignments();
    object.next = new Assignments();
    object.number += Probe.value(1);
    object.next.wide *= Probe.value(7L);
    object.next.number = object.number++ + Probe.value(2);
    object.cells[Probe.value(1)] -= Probe.value(0.5);
    find(object).number -= Probe.value(100);
    return object.number
        + ","
        + object.next.wide
        + ","
        + object.next.number
        + ","
        + object.cells[1];
  }

  private static Assignments find(Assignments object) {
    Probe.point("finding");
    return object.next;
  }

  public static long staticFields() {
    counter += Probe.value(5L);
    long before = counter++;
    counter = counter * 2 + Probe.value(1);
    return before * 1000 + counter;
  }

  public static int chained() {
    int[] a = new int[2];
    int b;
    a[0] = b = a[Probe.value(1)] = Probe.value(6);
    return a[0] * 100 + b * 10 + a[1];
  }

  public static String failingStores() {
    int[] none = null;
    int[] one = new int[1];
    Object[] strings = new String[1];
    String seen = "";
    try {
      none[Probe.value(0)] = Probe.value(1);
    } catch (NullPointerException expected) {
      seen += "null ";
    }
    try {
      one[Probe.value(1)] = Probe.value(1);
    } catch (ArrayIndexOutOfBoundsException expected) {
      seen += "bounds ";
    }
    try {
      strings[0] = Probe.value(Integer.valueOf(1));
    } catch (ArrayStoreException expected) {
      seen += "type";
    }
    return seen;
  }

  public static String swapThroughTheStack() {
    int a = 1;
    int b = 2;
    a = b + 0 * (b = a + Probe.value(0));
    long x = 3;
    long y = 4;
    x = y + 0 * (y = x + Probe.value(0L));
    return a + "," + b + "," + x + "," + y;
  }
}
