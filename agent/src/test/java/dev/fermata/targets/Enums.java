package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;
import java.util.EnumMap;
import java.util.Map;

/** Enums with bodies, fields, abstract methods and interfaces. */
@Suspendable
public final class Enums {
  private Enums() {}

  @Suspendable
  private interface Operator {
    int apply(int a, int b);
  }

  @Suspendable
  private enum Operation implements Operator {
    PLUS("+") {
      @Override
      public int apply(int a, int b) {
        return Probe.value(a) + Probe.value(b);
      }
    },
    TIMES("*") {
      @Override
      public int apply(int a, int b) {
        int result = 0;
        for (int i = 0; i < a; i++) {
          result = PLUS.apply(result, b);
        }
        return result;
      }

      @Override
      String show() {
        return super.show() + Probe.value("!");
      }
    },
    NONE("0") {
      @Override
      public int apply(int a, int b) {
        return 0;
      }
    };

    private final String symbol;

    Operation(String symbol) {
      this.symbol = symbol;
      Probe.log("constant " + symbol);
    }

    String show() {
      return name() + Probe.value(symbol);
    }

    static Operation find(String symbol) {
      for (Operation operation : values()) {
        if (operation.symbol.equals(Probe.value(symbol))) {
          return operation;
        }
      }
      throw new IllegalArgumentException("no operation " + symbol);
    }
  }

  public static int bodies() {
    return Operation.TIMES.apply(2, 3) + Operation.NONE.apply(1, 1);
  }

  public static String overriddenInOneConstant() {
    return Operation.PLUS.show() + Operation.TIMES.show();
  }

  public static String found() {
    return Operation.find("*").name() + Operation.find("0").apply(1, 2);
  }

  public static void notFound() {
    Operation.find("/");
  }

  public static int throughTheInterface() {
    int sum = 0;
    for (Operator operator : Operation.values()) {
      sum = sum * 10 + operator.apply(1, 2);
    }
    return sum;
  }

  public static Object inMapsAndSwitches() {
    Map<Operation, Integer> counts = new EnumMap<>(Operation.class);
    for (Operation operation : Operation.values()) {
      int weight =
          switch (operation) {
            case PLUS -> Probe.value(1);
            case TIMES -> Probe.value(2);
            case NONE -> 0;
          };
      counts.merge(operation, weight, Integer::sum);
    }
    return Probe.value(counts.toString());
  }
}
