package dev.fermata.older;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;
import java.util.ArrayList;
import java.util.List;

/** What javac wrote before there were nest mates: accessors for private members of other classes. */
@Suspendable
public final class Accessors8 {
  private int field = 1;

  private Accessors8() {}

  private int method(int value) {
    return field + Probe.value(value);
  }

  private static long wide(long value, double other) {
    return Probe.value(value) + (long) Probe.value(other);
  }

  private void fails() {
    Probe.fail("private");
  }

  public static int privateMethod() {
    return new Accessors8().new Inner().callsOut();
  }

  public static long privateStaticMethod() {
    return Nested.callsOut();
  }

  public static int privateField() {
    return new Accessors8().new Inner().changesField();
  }

  public static String privateConstructor() {
    Hidden hidden = new Hidden(Probe.value("made"));
    return hidden.text + new Hidden(Probe.value("again")).text();
  }

  public static String failure() {
    try {
      new Accessors8().new Inner().fails();
      return "no";
    } catch (IllegalStateException e) {
      return Probe.value(e.getMessage());
    }
  }

  public static String superMethod() {
    return new Sub().name();
  }

  public static List<String> lambdaOfInnerClass() {
    List<String> list = new ArrayList<>();
    new Accessors8().new Inner().each(text -> list.add(Probe.value(text)));
    return list;
  }

  public static int enumSwitch() {
    int sum = 0;
    for (Side side : Side.values()) {
      switch (side) {
        case LEFT:
          sum += Probe.value(1);
        // fall through
        case RIGHT:
          sum += Probe.value(10);
          break;
        default:
          sum += Probe.value(100);
      }
    }
    return sum;
  }

  public static String concatenation() {
    String text = "a";
    text += Probe.value(1) + "b" + Probe.value(2L) + Probe.value('c') + null;
    return text + (Probe.value(true) ? Probe.value("yes") : "no");
  }

  public static String resources() throws Exception {
    StringBuilder log = new StringBuilder();
    try (AutoCloseable a = () -> log.append("a");
        AutoCloseable b = () -> log.append("b")) {
      log.append(Probe.value("body"));
    }
    return log.toString();
  }

  interface Each {
    @Suspendable
    void accept(String text);
  }

  enum Side {
    LEFT,
    RIGHT,
    NONE
  }

  private static final class Hidden {
    private final String text;

    private Hidden(String text) {
      this.text = text;
    }

    private String text() {
      return Probe.value(text);
    }
  }

  private static class Base {
    @Suspendable
    protected String name() {
      return Probe.value("base");
    }
  }

  private static final class Sub extends Base {
    private String inner() {
      return new Object() {
        @Suspendable
        String up() {
          return Sub.super.name() + Probe.value("up");
        }
      }.up();
    }

    @Override
    protected String name() {
      return inner() + Probe.value("sub");
    }
  }

  private final class Inner {
    private int callsOut() {
      return method(Probe.value(3)) + method(4);
    }

    private void fails() {
      Accessors8.this.fails();
    }

    private int changesField() {
      field += Probe.value(5);
      return field++ + Probe.value(field);
    }

    private void each(Each each) {
      each.accept("x");
      each.accept("y");
    }
  }

  private static final class Nested {
    private static long callsOut() {
      return wide(Probe.value(7L), 2.5) + 1;
    }
  }
}
