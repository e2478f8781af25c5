package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;
import java.util.List;
import java.util.Map;

/** Results of every type, from the outermost method and through callers. */
@Suspendable
public final class Results {
  private Results() {}

  public static void nothing() {
    Probe.point("only");
    Probe.log("after");
  }

  public static void nothingInTailPosition() {
    Probe.log("before");
    Probe.point("last");
  }

  public static int ofInt() {
    return Probe.value(Integer.MIN_VALUE);
  }

  public static long ofLong() {
    return Probe.value(Long.MIN_VALUE);
  }

  public static float ofFloat() {
    return Probe.value(Float.MIN_VALUE);
  }

  public static double ofDouble() {
    return Probe.value(Double.NaN);
  }

  public static boolean ofBoolean() {
    return Probe.value(true);
  }

  public static byte ofByte() {
    return Probe.value((byte) -128);
  }

  public static char ofChar() {
    return Probe.value('\uFFFF');
  }

  public static short ofShort() {
    return Probe.value(Short.MIN_VALUE);
  }

  public static Object ofNull() {
    return Probe.value((Object) null);
  }

  public static String ofString() {
    return Probe.value("text");
  }

  public static int[] ofArray() {
    return Probe.value(new int[] {1, 2});
  }

  public static String[][] ofArrays() {
    return Probe.value(new String[][] {{"a"}, {}});
  }

  public static <T extends Comparable<T>> List<Map<String, int[]>> ofGenerics() {
    return Probe.value(List.of(Map.of()));
  }

  public static Object throughThreeFramesEach() {
    long sum = intOf(3) + longOf(4) + (long) floatOf(5) + (long) doubleOf(6);
    sum += byteOf((byte) 7) + charOf('\10') + shortOf((short) 9);
    return booleanOf(true) ? stringOf("is ") + sum + arrayOf()[0] : "wrong";
  }

  private static int intOf(int v) {
    return 1 + intOf2(v);
  }

  private static int intOf2(int v) {
    return Probe.value(v);
  }

  private static long longOf(long v) {
    return 1 + longOf2(v);
  }

  private static long longOf2(long v) {
    return Probe.value(v) << 33;
  }

  private static float floatOf(float v) {
    return 1 + Probe.value(v);
  }

  private static double doubleOf(double v) {
    return 1 + Probe.value(v);
  }

  private static byte byteOf(byte v) {
    return (byte) (100 * Probe.value(v));
  }

  private static char charOf(char v) {
    return (char) (Probe.value(v) + 0xFFF0);
  }

  private static short shortOf(short v) {
    return (short) (Probe.value(v) * 10_000);
  }

  private static boolean booleanOf(boolean v) {
    return !!Probe.value(v);
  }

  private static String stringOf(String v) {
    return Probe.value(v);
  }

  private static int[] arrayOf() {
    return new int[] {Probe.value(1)};
  }

  public static int fromSeveralReturns() {
    return pick(1) * 100 + pick(2) * 10 + pick(3);
  }

  private static int pick(int which) {
    if (which == 1) {
      return Probe.value(7);
    }
    Probe.point("not one");
    if (which == 2) {
      return 8;
    }
    return which + Probe.value(which) + which;
  }
}
