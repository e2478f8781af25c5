package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code new} with suspended arguments: the uninitialised object waits on the operand stack. */
@Suspendable
public final class Constructions {
  private Constructions() {}

  private static final class Box {
    final Object content;

    Box(int content) {
      this.content = content;
      Probe.log("Box(" + content + ")");
    }

    Box(int first, long second, String third) {
      this.content = first + ":" + second + ":" + third;
      Probe.log("Box(" + content + ")");
    }

    Box(Box inner, double weight) {
      this.content = inner.content + "*" + weight;
      Probe.log("Box(" + content + ")");
    }

    Box() {
      this.content = "empty";
      throw new IllegalArgumentException("no empty box");
    }

    @Override
    public String toString() {
      return "[" + content + "]";
    }
  }

  public static String oneArgument() {
    return new Box(Probe.value(1)).toString();
  }

  public static String severalArguments() {
    int local = 5;
    Box a = new Box(Probe.value(1), Probe.value(2L), Probe.value("three"));
    Box b = new Box(local++, Probe.value(4L), "five" + local);
    return a.toString() + b;
  }

  public static String nested() {
    return new Box(new Box(new Box(Probe.value(1)), Probe.value(2.0)), Probe.value(3.0)).toString();
  }

  public static String nestedWithoutAPointInside() {
    return new Box(new Box(7), Probe.value(3.0)) + "" + new Box(Probe.value(8));
  }

  public static String underValues() {
    long before = 9;
    return before + new Box(Probe.value(1)).toString() + before + Probe.value(2);
  }

  public static String inATernary() {
    boolean yes = Probe.value(true);
    Box box = yes ? new Box(Probe.value(1)) : new Box(2, Probe.value(3L), "4");
    return box.toString();
  }

  public static String withATernaryArgument() {
    boolean yes = Probe.value(false);
    return new Box(yes ? Probe.value(1) : Probe.value(2), yes ? 3L : Probe.value(4L), "x")
        .toString();
  }

  public static String withAConditionalArgumentAndNoPointOnOneBranch() {
    int n = Probe.value(3);
    return new Box(n > 2 ? n : Probe.value(2)).toString()
        + new Box(n < 2 ? n : Probe.value(4), n, "y");
  }

  public static String inLoops() {
    List<Box> boxes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      boxes.add(new Box(i + Probe.value(i)));
    }
    return boxes.toString();
  }

  public static String loopInsideAnArgument() {
    return new Box(sum(3), Probe.value(1L), "z").toString();
  }

  private static int sum(int n) {
    int sum = 0;
    while (n > 0) {
      sum += Probe.value(n--);
    }
    return sum;
  }

  public static String exceptionInConstructor() {
    try {
      Probe.point("before");
      return new Box().toString();
    } catch (IllegalArgumentException expected) {
      return Probe.value(expected.getMessage());
    }
  }

  public static String exceptionInArgument() {
    try {
      return new Box(1, 2, new Box(Probe.fail(new IllegalStateException("argument"))).toString())
          .toString();
    } catch (IllegalStateException expected) {
      return Probe.value(expected.getMessage());
    }
  }

  public static String insideTryWithinTheArguments() {
    String caught = "";
    for (int i = 0; i < 2; i++) {
      try {
        caught += new Box(checked(i), Probe.value(1L), "t");
      } catch (IllegalStateException expected) {
        caught += expected.getMessage();
      } finally {
        caught += new Box(Probe.value(i));
      }
    }
    return caught;
  }

  private static int checked(int i) {
    if (Probe.value(i) == 1) {
      throw new IllegalStateException("one");
    }
    return i;
  }

  public static String exceptionsThatAreBuiltAndThrown() {
    try {
      throw new IllegalStateException("with " + Probe.value(1), new Error(Probe.value("cause")));
    } catch (IllegalStateException expected) {
      return expected.getMessage() + expected.getCause().getMessage();
    }
  }

  public static Object collections() {
    Map<String, List<Integer>> map = new HashMap<>(Probe.value(16));
    map.put(Probe.value("a"), new ArrayList<>(List.of(Probe.value(1), 2)));
    return new ArrayList<>(map.entrySet());
  }

  public static String stringsAndBoxes() {
    return new String(Probe.value(new char[] {'a', 'b'}), Probe.value(0), 1)
        + new StringBuilder(Probe.value("c")).append(new StringBuilder().append(Probe.value('d')))
        + Integer.valueOf(Probe.value(5));
  }

  public static String discarded() {
    new Box(Probe.value(1));
    new Box(Probe.value(2), 3, Probe.value("4"));
    return Probe.value("done");
  }

  public static String assignedToAFieldOrAnElement() {
    Box[] boxes = new Box[2];
    boxes[Probe.value(1)] = new Box(Probe.value(1));
    boxes[0] = boxes[1] == null ? null : new Box(boxes[1], Probe.value(2.0));
    return boxes[0] + "" + boxes[1];
  }
}
