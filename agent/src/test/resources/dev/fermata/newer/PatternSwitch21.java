package dev.fermata.newer;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;

/** Pattern switches and record deconstruction, which Java 21 brought. */
@Suspendable
public final class PatternSwitch21 {
  private PatternSwitch21() {}

  sealed interface Shape permits Circle, Square, Group {}

  record Circle(double radius) implements Shape {}

  record Square(int side, String name) implements Shape {}

  record Group(Shape first, Shape second) implements Shape {}

  private static double area(Shape shape) {
    return switch (shape) {
      case Circle c -> Probe.value(c.radius()) * 3;
      case Square(int side, String name) -> side * Probe.value(side) + name.length();
      case Group(Circle(double r), Square s) -> r + area(s) + Probe.value(1.0);
      case Group(Shape a, Shape b) -> area(a) + area(b);
    };
  }

  public static double sealedTypes() {
    Shape square = new Square(Probe.value(2), "ab");
    return area(new Group(new Group(new Circle(1), square), new Group(square, new Circle(2))));
  }

  public static String guards() {
    String seen = "";
    for (Object o : new Object[] {1, 20, "text", "longer text", 3L, null, new int[] {4}}) {
      seen +=
          switch (o) {
            case null -> Probe.value("null");
            case Integer i when i > Probe.value(10) -> "big" + Probe.value(i);
            case Integer i -> "small" + i;
            case String s when Probe.value(s).length() > 5 -> s + Probe.value("!");
            case String s -> Probe.value(s);
            case int[] array -> array[0] + Probe.value(array)[0];
            default -> o;
          };
      seen += Probe.value(" ");
    }
    return seen;
  }

  enum Side {
    LEFT,
    RIGHT
  }

  public static int qualifiedEnumConstants() {
    int sum = 0;
    for (Object o : new Object[] {Side.LEFT, Side.RIGHT, "other"}) {
      switch (o) {
        case Side.LEFT -> sum += Probe.value(1);
        case Side side -> sum += 10 + side.ordinal();
        default -> sum += Probe.value(100);
      }
    }
    return sum;
  }

  record Throwing(int a) {
    @Override
    public int a() {
      throw new IllegalStateException("accessor");
    }
  }

  public static String failingAccessor() {
    Object o = Probe.value(new Throwing(1));
    try {
      return o instanceof Throwing(int a) ? "a" + Probe.value(a) : "none";
    } catch (MatchException e) {
      return Probe.value(e.getCause().getMessage());
    }
  }
}
