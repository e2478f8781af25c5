package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;

/** Every instruction that calls: static, virtual, special, interface; of every access. */
@Suspendable
public final class Calls {
  private final int field;

  private Calls(int field) {
    this.field = field;
  }

  @Suspendable
  private interface Greeting {
    String name();

    default String greet() {
      return prefix() + Probe.value(name()) + decorated("!");
    }

    private String decorated(String mark) {
      return Probe.value(mark) + name() + mark;
    }

    private static String join(String a, String b) {
      return a + Probe.value("+") + b;
    }

    static String prefix() {
      return join(Probe.value("Hello"), " ");
    }
  }

  @Suspendable
  private interface Loud extends Greeting {
    @Override
    default String greet() {
      return Greeting.super.greet().toUpperCase(java.util.Locale.ROOT) + Probe.value("?");
    }
  }

  private record Named(String name) implements Greeting {}

  private record Shouted(String name) implements Loud {
    @Override
    public String greet() {
      return "<" + Loud.super.greet() + ">" + Probe.value(name);
    }
  }

  @Suspendable
  private static class Base {
    protected String text = "base";

    String work(int n) {
      return text + Probe.value(n);
    }

    protected final String finished(int n) {
      return work(n) + Probe.value(".");
    }

    private String hidden(int n) {
      return "hidden in base" + Probe.value(n);
    }

    static String shared(long n) {
      return "shared" + Probe.value(n);
    }
  }

  @Suspendable
  private static class Derived extends Base {
    @Override
    String work(int n) {
      return "derived(" + super.work(n + 1) + ")" + Probe.value(n);
    }

    private String hidden(int n) {
      return "hidden in derived" + Probe.value(n);
    }
  }

  private static final class Last extends Derived {
    @Override
    String work(int n) {
      text = text + Probe.value("!");
      return "last(" + super.work(n + 1) + ")";
    }
  }

  public static String interfaceDefaultMethods() {
    Greeting greeting = new Named("you");
    return greeting.greet();
  }

  public static String interfaceSuperCalls() {
    Greeting greeting = new Shouted("you");
    return greeting.greet();
  }

  public static String staticInterfaceMethods() {
    return Greeting.prefix() + Probe.value(1) + Greeting.prefix();
  }

  public static String superCalls() {
    return new Derived().work(1);
  }

  public static String superCallsThroughTwoClasses() {
    Base base = new Last();
    return base.finished(1) + base.text;
  }

  public static String privateMethodsAreNotVirtual() {
    Derived derived = new Derived();
    return derived.hidden(1) + ((Base) derived).hidden(2);
  }

  public static String inheritedStaticMethod() {
    return Derived.shared(Probe.value(5L));
  }

  private int plus(int a) {
    return field + Probe.value(a);
  }

  private long plusWide(long a, int b, double c) {
    Probe.point("in plusWide");
    return (long) (field + Probe.value(a) + b + c);
  }

  public static long instanceMethods() {
    Calls calls = new Calls(5);
    return calls.plus(1) + calls.plusWide(2, calls.plus(3), Probe.value(4.0));
  }

  public static int thisIsKept() {
    return new Calls(1).chain().chain().field + Probe.value(0);
  }

  private Calls chain() {
    Probe.point("at " + field);
    return new Calls(field * 2 + Probe.value(1));
  }

  public static int virtualAndInterfacePoints() {
    Probe.Cell cell = new Probe.Cell(3);
    Probe.Source<Integer> source = new Probe.Counter();
    return cell.get() * 100 + source.next() * 10 + source.next() + cell.get();
  }

  public static String nullReceivers() {
    Base none = Probe.value((Base) null);
    Greeting nobody = null;
    String seen = "";
    try {
      seen += none.work(Probe.value(1));
    } catch (NullPointerException e) {
      seen += "virtual ";
    }
    try {
      seen += nobody.greet();
    } catch (NullPointerException e) {
      seen += Probe.value("interface");
    }
    return seen;
  }

  public static String methodsWithManyParameters() {
    return many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, "a", 'b', true, (byte) 1, (short) 2, 3f);
  }

  private static String many(
      int a,
      long b,
      int c,
      long d,
      double e,
      int f,
      float g,
      int h,
      long i,
      double j,
      String k,
      char l,
      boolean m,
      byte n,
      short o,
      float p) {
    String first = "" + a + b + c + d + e + f + g + h;
    Probe.point("half");
    String second = "" + i + j + k + l + m + n + o + p;
    return first + Probe.value(a) + second + b + h;
  }

  public static String uninstrumentedCodeInBetween() {
    StringBuilder builder = new StringBuilder();
    java.util.List.of(3, 1, 2).stream().sorted().forEach(i -> builder.append(i));
    Probe.point("after");
    java.util.List.of(1).forEach(builder::append);
    return builder + Probe.value("z");
  }
}
