package acme.groovyc

import dev.fermata.Suspendable
import dev.fermata.oracle.Probe
import groovy.transform.CompileStatic

/** Groovy that is compiled statically: its calls are the JVM's. */
@Suspendable
@CompileStatic
class StatementTargets {
  static String defaultArguments() { add() + add(5) + add(6, 'd') }

  static String add(int a = 1, String c = 'c') { Probe.value('' + a) + c }

  static String loops() {
    String seen = ''
    for (int i in 0..3) {
      if (i == Probe.value(2)) continue
      seen += Probe.value('i' + i)
    }
    for (String text : ['a', 'b']) seen += Probe.value(text)
    int n = 0
    while (n < 3) n += Probe.value(1)
    return seen + n
  }

  static String switches() {
    String seen = ''
    for (Object o in [1, 'text', 3L, 'c', null] as Object[]) {
      switch (o) {
        case 1: seen += Probe.value('one'); break
        case 'text': seen += Probe.value('TEXT'); break
        case Long: seen += 'long' + Probe.value(2)
        case 'c': seen += Probe.value('through'); break
        default: seen += Probe.value('default')
      }
    }
    return seen
  }

  static String exceptions() {
    String seen = ''
    try {
      seen += Probe.value('try')
      Probe.fail('failed')
    } catch (IllegalStateException | IllegalArgumentException e) {
      seen += Probe.value(e.message)
    } finally {
      seen += Probe.value('finally')
    }
    return seen
  }

  static String strings() {
    String text = "a${Probe.value(1)}b${Probe.value('x')}"
    return text + Probe.value('end')
  }

  static String safeNavigation() {
    String none = Probe.value((String) null)
    return (none?.length() ?: Probe.value(-1)) + (none ?: Probe.value('none')) + Probe.value('ab')?.length()
  }

  static int collections() {
    List<Integer> list = [Probe.value(1), Probe.value(2)]
    Map<String, Integer> map = [a: Probe.value(3)]
    list << Probe.value(4)
    list[0] = Probe.value(5)
    return list[0] + list[2] + map['a'] + list.size()
  }

  static int properties() {
    Bean bean = new Bean(Probe.value(2))
    bean.number += Probe.value(3)
    return bean.number + bean.doubled
  }

  static String privateMethods() { hidden(Probe.value(2)) + new Bean(1).shown() }

  private static String hidden(int times) { Probe.value('h') * times }

  static int lambdas() {
    int base = Probe.value(10)
    Step step = (int number) -> { Probe.value(number) + base }
    Step reference = StatementTargets::helper
    return step.run(1) + reference.run(2)
  }

  static int helper(int number) { Probe.value(number) * 2 }

  static String interfacesOfTheJdk() {
    List<String> seen = []
    Runnable runnable = () -> { seen.add(Probe.value('run')) }
    runnable.run()
    java.util.function.Supplier<String> supplier = () -> Probe.value('get')
    return seen[0] + supplier.get()
  }

  static int innerClasses() {
    int base = Probe.value(10)
    Step step = new Step() {
      int run(int number) { Probe.value(number) + base }
    }
    return step.run(3) + new Bean(4).inner().run(5)
  }

  static String traits() { new Loud().speak() + new Calm().speak() }

  static String enums() { Side.LEFT.shown() + Side.RIGHT.shown() }

  static int casts() {
    Object o = Probe.value((Object) 7)
    int number = (int) o
    long wide = Probe.value(3) as long
    return number + (int) wide + (o instanceof Integer ? Probe.value(1) : 0)
  }

  static int compoundAssignments() {
    int[] cells = [1, 2, 3]
    cells[Probe.value(1)] += Probe.value(10)
    cells[0]++
    return cells[0] * 100 + cells[1] + Probe.value(cells[2])
  }

  static int monitors() {
    int before = Probe.value(1)
    int held = 0
    synchronized (StatementTargets) { held = Probe.held(before) }
    return held + Probe.value(2)
  }

  static String ternaries() { (Probe.value(true) ? Probe.value('yes') : 'no') + (Probe.value('') ? 'full' : 'empty') }
}

@CompileStatic
interface Step {
  @Suspendable int run(int number)
}

@Suspendable
@CompileStatic
class Bean {
  private int number

  Bean(int number) { this.number = number }

  int getNumber() { Probe.value(number) }

  void setNumber(int value) { number = value + Probe.value(1) }

  int getDoubled() { number * Probe.value(2) }

  String shown() { secret() + Probe.value('!') }

  private String secret() { 's' + Probe.value(number) }

  Step inner() {
    new Step() {
      int run(int by) { Probe.value(by) + Bean.this.number }
    }
  }
}

@CompileStatic
trait Speaking {
  @Suspendable String speak() { Probe.value('I am ') + called() }

  @Suspendable abstract String called()
}

@CompileStatic
class Loud implements Speaking {
  String called() { 'loud' }

  @Override String speak() { Speaking.super.speak() + Probe.value('!') }
}

@CompileStatic
class Calm implements Speaking {
  @Suspendable String called() { Probe.value('calm') }
}

@CompileStatic
enum Side {
  LEFT, RIGHT

  @Suspendable String shown() { Probe.value(name()) + ordinal() }
}
