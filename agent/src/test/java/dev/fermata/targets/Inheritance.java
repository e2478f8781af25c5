package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;

/** Overriding: what is called, suspendable or not, is what the JVM would select. */
@Suspendable
public final class Inheritance {
  private Inheritance() {}

  @Suspendable
  private abstract static class Animal {
    abstract String sound();

    String speak() {
      return sound() + Probe.value("/") + sound();
    }

    protected String name() {
      return Probe.value("animal");
    }
  }

  private static class Dog extends Animal {
    @Override
    String sound() {
      return Probe.value("woof");
    }
  }

  private static final class Puppy extends Dog {
    @Override
    String sound() {
      return super.sound() + Probe.value("?");
    }

    @Override
    public String name() {
      return "small " + super.name();
    }
  }

  /** Nothing in it suspends, but it is called through a method that can. */
  private static final class Fish extends Animal {
    @Override
    String sound() {
      return "";
    }
  }

  public static String abstractMethods() {
    String seen = "";
    for (Animal animal : new Animal[] {new Dog(), new Puppy(), new Fish()}) {
      seen += animal.speak() + animal.name() + Probe.value(" ");
    }
    return seen;
  }

  public static String anonymousSubclass() {
    String captured = Probe.value("captured");
    Animal animal =
        new Animal() {
          private int calls;

          @Override
          String sound() {
            return captured + Probe.value(++calls);
          }
        };
    return animal.speak();
  }

  @Suspendable
  private interface Left {
    default String side() {
      return Probe.value("left");
    }
  }

  @Suspendable
  private interface Right {
    default String side() {
      return Probe.value("right");
    }
  }

  private static final class Both implements Left, Right {
    @Override
    public String side() {
      return Left.super.side() + Right.super.side();
    }
  }

  public static String diamond() {
    Left left = new Both();
    Right right = new Both();
    return left.side() + right.side() + new Both().side();
  }

  private static final class ClassWins extends SuspendableSide implements Left {}

  @Suspendable
  private static class SuspendableSide {
    public String side() {
      return Probe.value("superclass");
    }
  }

  public static String superclassWinsOverDefault() {
    Left left = new ClassWins();
    return left.side() + Probe.value(new ClassWins().side());
  }

  @Suspendable
  private static class Template {
    final String run() {
      return before() + body() + after();
    }

    String before() {
      return Probe.value("[");
    }

    String body() {
      return "template";
    }

    String after() {
      return Probe.value("]");
    }
  }

  private static final class Filled extends Template {
    @Override
    String body() {
      return Probe.value("filled") + super.body();
    }

    @Override
    String before() {
      return "(";
    }
  }

  public static String templateMethod() {
    return new Template().run() + new Filled().run();
  }

  private static class Fields {
    String name = "fields";
  }

  private static final class MoreFields extends Fields {
    String name = "more";

    private String both() {
      String before = name + super.name;
      super.name = Probe.value("changed");
      name += Probe.value("!");
      return before + name + super.name;
    }
  }

  public static String hiddenFields() {
    return new MoreFields().both();
  }
}
