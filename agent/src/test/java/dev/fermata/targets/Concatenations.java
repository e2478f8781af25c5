package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;

/** String concatenation, whose parts wait on the operand stack for its {@code invokedynamic}. */
@Suspendable
public final class Concatenations {
  private Concatenations() {}

  public static String partsOfEveryType() {
    return "a"
        + Probe.value(1)
        + Probe.value(2L)
        + Probe.value(3f)
        + Probe.value(4.0)
        + Probe.value(true)
        + Probe.value('c')
        + Probe.value("d");
  }

  public static String valuesBeforeThePoint() {
    int i = 1;
    long l = 2;
    float f = 3;
    double d = 4;
    boolean z = true;
    char c = 'c';
    Object o = "o";
    return i + "," + l + "," + f + "," + d + "," + z + "," + c + "," + o + Probe.value("end");
  }

  public static String nested() {
    String inner = "<" + Probe.value("x" + Probe.value("y") + "z") + ">";
    return inner + (inner + Probe.value(1)).length() + Probe.value(inner);
  }

  public static String nullPart() {
    String nothing = null;
    return nothing + Probe.value((String) null) + nothing;
  }

  public static String orderOfEvaluation() {
    int i = 0;
    return "" + i++ + Probe.value(i++) + i++ + Probe.value(i++) + i;
  }

  public static String inALoop() {
    String text = "";
    for (int i = 0; i < 3; i++) {
      text += i + Probe.value("-") + text;
    }
    return text;
  }

  public static String longerThanOneSite() {
    int a = 1;
    long b = 2;
    return ""
        + a
        + b
        + a
        + b
        + a
        + b
        + a
        + b
        + a
        + b
        + a
        + b
        + a
        + b
        + a
        + b
        + Probe.value(a)
        + b
        + a
        + b
        + a
        + b
        + a
        + b
        + a
        + b
        + a
        + b
        + a
        + b
        + a
        + b
        + a
        + b
        + Probe.value(b)
        + b
        + a
        + b;
  }

  public static String withAConditional() {
    boolean yes = Probe.value(true);
    return "a" + (yes ? Probe.value("b") : "c") + (yes ? "d" : Probe.value("e")) + Probe.value(1);
  }
}
