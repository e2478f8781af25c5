package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;
import java.util.ArrayList;
import java.util.List;

/** Loops in which some iterations suspend and others do not. */
@Suspendable
public final class RareLoops {
  private RareLoops() {}

  public static int everyThird() {
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum = sum * 3 + i;
      if (i % 3 == 2) {
        sum += Probe.value(i);
      }
      sum ^= i;
    }
    return sum;
  }

  public static String severalPointsInOneIteration() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      if (i % 2 == 0) {
        text.append(Probe.value(i));
      } else {
        text.append('-');
      }
      if (i % 3 == 0) {
        text.append(Probe.value("three"));
      }
      text.append(i);
    }
    return text.toString();
  }

  public static int innerOfTwo() {
    int sum = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 4; j++) {
        if (i == j) {
          sum += Probe.value(j);
        }
        sum = sum * 2 + j;
      }
      sum -= i;
    }
    return sum;
  }

  public static int bothOfTwo() {
    int sum = 0;
    for (int i = 0; i < 3; i++) {
      if (i > 0) {
        sum += Probe.value(i);
      }
      for (int j = 0; j < 3; j++) {
        if (j > 0) {
          sum += Probe.value(j) * 10;
        }
      }
      sum *= 2;
    }
    return sum;
  }

  public static String loopBehindThePoint() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      if (i != 1) {
        Probe.suspend();
      }
      for (int j = 0; j < 2; j++) {
        text.append(i).append(Probe.value(j));
      }
    }
    return text.toString();
  }

  public static String jumpsOutOfTheRest() {
    StringBuilder text = new StringBuilder();
    outer:
    for (int i = 0; i < 5; i++) {
      for (int j = 0; ; j++) {
        if (j % 2 == 1) {
          text.append(Probe.value(j));
        }
        if (j == i) {
          continue outer;
        }
        if (i == 3) {
          break outer;
        }
        if (j == 4) {
          return "never";
        }
      }
    }
    return text.toString();
  }

  public static String handlerInTheLoop() {
    List<Object> log = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      try {
        if (i % 2 == 0) {
          log.add(Probe.value(i));
        }
        if (i == 4) {
          Probe.fail("four");
        }
        log.add(10 / (i - 1));
      } catch (ArithmeticException divided) {
        log.add("divided");
      } catch (IllegalStateException four) {
        log.add(Probe.value("four"));
      } finally {
        log.add("end " + i);
      }
    }
    return log.toString();
  }

  public static String handlerAroundTheLoop() {
    List<Object> log = new ArrayList<>();
    int i = 0;
    try {
      while (true) {
        if (i % 2 == 1) {
          log.add(Probe.value(i));
        }
        log.add(12 / (4 - i++));
      }
    } catch (ArithmeticException divided) {
      log.add("at " + Probe.value(i));
    }
    return log.toString();
  }

  public static int switchInTheLoop() {
    int sum = 0;
    for (int i = 0; i < 8; i++) {
      switch (i % 4) {
        case 0:
          sum += Probe.value(i);
          break;
        case 1:
          sum *= 2;
          continue;
        case 2:
          sum += 5;
        // falls through
        default:
          sum -= Probe.value(1);
      }
      switch (sum) {
        case 10_000, -7:
          return -1;
        default:
          sum++;
      }
    }
    return sum;
  }

  public static String objectsMadeInTheRest() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      if (i % 2 == 0) {
        Probe.suspend();
      }
      text.append(new StringBuilder(i > 2 ? "many" : "few").append(Probe.value(i)));
      text.append(new String(i == 1 ? Probe.value("one") : "other"));
    }
    return text.toString();
  }

  public static long wideValuesAndOperands() {
    long sum = 1;
    double half = 0.5;
    for (int i = 0; i < 5; i++) {
      sum += i * (i % 2 == 0 ? Probe.value(3L) : 2L) + (long) half;
      half *= i == 3 ? Probe.value(4.0) : 2;
    }
    return sum;
  }

  public static int doWhileAndBreak() {
    int n = 0;
    do {
      n++;
      if (n % 2 == 0) {
        n += Probe.value(1);
      }
      if (n > 20) {
        break;
      }
    } while (n < 40);
    return n;
  }

  public static String iteration() {
    StringBuilder text = new StringBuilder();
    for (String each : List.of("a", "bb", "ccc", "dd", "e")) {
      if (each.length() > 1) {
        text.append(Probe.value(each));
      }
      text.append(each.length());
    }
    return text.toString();
  }

  public static int synchronizedInTheRest() {
    int sum = 0;
    Object lock = new Object();
    for (int i = 0; i < 4; i++) {
      if (i % 2 == 1) {
        sum += Probe.value(i);
      }
      synchronized (lock) {
        sum *= 3;
      }
    }
    return sum;
  }
}
