package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;

/** Switch statements and expressions over every type of selector. */
@Suspendable
public final class Switches {
  private Switches() {}

  private enum Colour {
    RED,
    GREEN,
    BLUE
  }

  public static int dense() {
    int sum = 0;
    for (int i = 0; i < 4; i++) {
      switch (Probe.value(i)) {
        case 0:
          sum += Probe.value(1);
          break;
        case 1:
          sum += 10;
          break;
        case 2:
          sum += Probe.value(100);
          break;
        default:
          sum += Probe.value(1000);
      }
    }
    return sum;
  }

  @SuppressWarnings("fallthrough")
  public static String sparseWithFallThrough() {
    String seen = "";
    for (int i = -1; i < 2; i++) {
      switch (i * 1_000_000) {
        case -1_000_000:
          seen += Probe.value("minus ");
        case 0:
          seen += Probe.value("zero ");
          break;
        case 1_000_000:
          seen += "plus ";
      }
    }
    return seen;
  }

  public static String strings() {
    String seen = "";
    for (String s : new String[] {"Aa", "BB", "other", ""}) {
      switch (Probe.value(s)) {
        case "Aa":
          seen += Probe.value(1);
          break;
        case "BB":
          seen += Probe.value(2);
          break;
        case "":
          seen += Probe.value("empty");
          break;
        default:
          seen += Probe.value("?");
      }
    }
    return seen;
  }

  public static int enums() {
    int sum = 0;
    for (Colour colour : Colour.values()) {
      switch (Probe.value(colour)) {
        case RED:
          sum += Probe.value(1);
          break;
        case BLUE:
          sum += Probe.value(10);
          break;
        default:
          sum += Probe.value(100);
      }
    }
    return sum;
  }

  public static int enumExpression() {
    int sum = 0;
    for (Colour colour : Colour.values()) {
      sum +=
          switch (colour) {
            case RED -> Probe.value(1);
            case GREEN -> 10;
            case BLUE -> {
              int doubled = Probe.value(50) * 2;
              yield doubled + Probe.value(0);
            }
          };
    }
    return sum;
  }

  public static String expressionUnderValues() {
    int before = 3;
    return "a"
        + before
        + switch (Probe.value(before)) {
          case 1, 2 -> "small";
          case 3 -> Probe.value("three");
          default -> throw new IllegalStateException();
        }
        + Probe.value("z");
  }

  public static long expressionAsArgument() {
    long base = 5;
    return add(
        base,
        switch (Probe.value("k")) {
          case "j" -> 1;
          case "k" -> Probe.value(2L);
          default -> Probe.value(3);
        });
  }

  private static long add(long a, long b) {
    return a * 10 + Probe.value(b);
  }

  public static int oldStyleYield() {
    int selector = Probe.value(2);
    return switch (selector) {
      case 1:
        yield Probe.value(1);
      case 2:
        Probe.point("two");
        yield Probe.value(20);
      default:
        yield 300;
    };
  }

  public static int tryInsideAnExpression() {
    int before = 1;
    int result =
        before
            + switch (Probe.value(1)) {
              case 1 -> {
                try {
                  yield Probe.fail(new IllegalStateException("x"));
                } catch (IllegalStateException e) {
                  yield Probe.value(10);
                }
              }
              default -> 0;
            };
    return result;
  }

  public static int charsAndBoxes() {
    int sum = 0;
    switch (Probe.value('b')) {
      case 'a' -> sum += 1;
      case 'b' -> sum += Probe.value(10);
      default -> {}
    }
    switch (Probe.value(Integer.valueOf(3))) {
      case 3 -> sum += Probe.value(100);
      default -> sum += 1;
    }
    return sum;
  }

  public static String nullSelector() {
    try {
      switch (Probe.value((String) null)) {
        case "a":
          return "a";
        default:
          return "default";
      }
    } catch (NullPointerException expected) {
      return Probe.value("null");
    }
  }

  public static int continueInsideASwitchInsideALoop() {
    int sum = 0;
    for (int i = 0; i < 4; i++) {
      switch (i) {
        case 1:
          Probe.point("skipped");
          continue;
        case 2:
          sum += Probe.value(10);
          break;
        default:
          sum += 1;
      }
      sum += Probe.value(100);
    }
    return sum;
  }

  public static int nestedSwitches() {
    int sum = 0;
    for (int i = 0; i < 2; i++) {
      sum +=
          switch (Probe.value(i)) {
            case 0 ->
                switch (Probe.value("x")) {
                  case "x" -> Probe.value(1);
                  default -> 2;
                };
            default -> Probe.value(30);
          };
    }
    return sum;
  }
}
