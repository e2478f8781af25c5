package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;
import java.util.List;

/** Records, sealed types and the pattern variables of {@code instanceof}. */
@Suspendable
public final class Patterns {
  private Patterns() {}

  @Suspendable
  private sealed interface Shape permits Circle, Square, Pair {
    double area();
  }

  @Suspendable
  private record Circle(double radius) implements Shape {
    @Override
    public double area() {
      return Probe.value(radius) * radius * 3;
    }
  }

  @Suspendable
  private record Square(int side) implements Shape {
    static int made;

    Square {
      made++;
      if (side < 0) {
        throw new IllegalArgumentException("negative side " + side);
      }
    }

    Square(String side) {
      this(Integer.parseInt(side));
    }

    static Square measured(int side) {
      return new Square(Probe.value(side));
    }

    @Override
    public double area() {
      return Probe.value(side) * (double) side;
    }
  }

  private record Pair(Shape first, Shape second) implements Shape {
    @Override
    public double area() {
      return first.area() + second.area();
    }
  }

  private record Generic<T extends Comparable<T>>(T low, T high) {
    private boolean contains(T value) {
      return low.compareTo(Probe.value(value)) <= 0 && high.compareTo(Probe.value(value)) >= 0;
    }
  }

  public static double sealedHierarchy() {
    Shape shape = new Pair(new Circle(2), new Pair(new Square(3), new Square("4")));
    return shape.area();
  }

  public static String instanceOfPatterns() {
    String seen = "";
    for (Object o : new Object[] {"text", 5, 7L, new int[] {8}, null}) {
      if (Probe.value(o) instanceof String s && s.length() == Probe.value(4)) {
        seen += s + Probe.value(1);
      } else if (o instanceof Integer i) {
        seen += i + Probe.value(i);
      } else if (!(o instanceof Long l)) {
        seen += o instanceof int[] array ? Probe.value(array)[0] : "none";
      } else {
        seen += Probe.value(l) + l;
      }
    }
    return seen;
  }

  public static int patternVariableOutlivesTheCondition() {
    Object o = Probe.value((Object) "text");
    if (!(o instanceof String s)) {
      return Probe.value(-1);
    }
    Probe.point("s is in scope");
    return s.length();
  }

  public static String recordsAreBuiltFromPoints() {
    Generic<String> range = new Generic<>(Probe.value("a"), Probe.value("m"));
    return range + " " + range.contains("f") + range.contains("z") + range.low();
  }

  public static String canonicalConstructorThrows() {
    try {
      return Square.measured(-1).toString();
    } catch (IllegalArgumentException e) {
      return Probe.value(e.getMessage()) + Square.measured(2);
    }
  }

  public static Object recordsInCollections() {
    List<Shape> shapes = List.of(new Square(Probe.value(1)), new Circle(Probe.value(1.0)));
    double sum = 0;
    for (Shape shape : shapes) {
      sum += shape instanceof Square square ? square.side() : shape.area();
    }
    return shapes.equals(List.of(new Square(1), new Circle(1))) ? sum : Probe.value("unequal");
  }
}
