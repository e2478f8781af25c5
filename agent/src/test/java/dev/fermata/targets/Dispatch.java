package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;

/**
 * Hierarchies in which a method that is not marked answers a call of one that is: the twin's call
 * must end where the plain one does.
 */
@Suspendable
public final class Dispatch {
  private Dispatch() {}

  @Suspendable
  private interface Left {
    default int side() {
      return Probe.value(1);
    }
  }

  @Suspendable
  private interface Right {
    default int side() {
      return Probe.value(2);
    }
  }

  private static class Unmarked {
    public int side() {
      return Probe.held(3);
    }
  }

  private static final class SuperclassWins extends Unmarked implements Left {}

  public static int superclassThatIsNotMarkedWinsOverDefault() {
    Left left = new SuperclassWins();
    return left.side() * 10 + Probe.value(0);
  }

  private interface MoreSpecific extends Left {
    @Override
    default int side() {
      return Probe.value(4);
    }
  }

  private static final class Specific implements Left, MoreSpecific {}

  public static int moreSpecificDefaultWins() {
    Left left = new Specific();
    MoreSpecific specific = new Specific();
    return left.side() * 10 + specific.side();
  }

  private abstract static class Reabstracted implements Left {
    @Override
    public abstract int side();

    int twice() {
      return side() * 2;
    }
  }

  private static final class Concrete extends Reabstracted {
    @Override
    public int side() {
      return Probe.value(5);
    }

    @Override
    int twice() {
      return Probe.held(super.twice());
    }
  }

  public static int abstractAgain() {
    Left left = new Concrete();
    Reabstracted abstractAgain = new Concrete();
    return left.side() + abstractAgain.side() + Probe.value(0);
  }

  private static final class Diamond implements Left, Right {
    @Override
    public int side() {
      return Left.super.side() * 10 + Right.super.side();
    }
  }

  public static int diamond() {
    Left left = new Diamond();
    Right right = new Diamond();
    return left.side() * 100 + right.side();
  }

  private interface Source<T> {
    T get();
  }

  @Suspendable
  private interface MarkedSource<T> extends Source<T> {
    @Override
    T get();
  }

  private static class Holder {
    public Integer get() {
      return Probe.held(6);
    }
  }

  /** Here javac writes a bridge that calls the superclass's method. */
  private static final class BridgeToSuper extends Holder implements MarkedSource<Integer> {}

  public static int bridgeToAMethodThatIsNotMarked() {
    MarkedSource<Integer> source = new BridgeToSuper();
    return source.get() + Probe.value(0);
  }

  private static class MarkedHolder {
    @Suspendable
    public Integer get() {
      return Probe.value(Integer.valueOf(7));
    }
  }

  private static final class BridgeToMarked extends MarkedHolder implements MarkedSource<Integer> {}

  public static int bridgeToAMarkedMethod() {
    MarkedSource<Integer> source = new BridgeToMarked();
    return source.get() + new BridgeToMarked().get();
  }

  private static final class UnmarkedSource implements Source<Integer> {
    @Override
    public Integer get() {
      return Probe.held(8);
    }
  }

  public static int unmarkedInterfaceStaysPlain() {
    Source<Integer> source = new UnmarkedSource();
    return source.get() + Probe.value(0);
  }

  private static class Grandparent {
    int work() {
      return Probe.held(9);
    }
  }

  private static class Parent extends Grandparent {
    @Suspendable
    @Override
    int work() {
      return super.work() + Probe.value(10);
    }
  }

  private static final class Child extends Parent {
    @Override
    int work() {
      return super.work() * 2 + Probe.value(1);
    }
  }

  public static int markBeginsHalfwayDown() {
    Grandparent asGrandparent = new Grandparent();
    Parent asParent = new Child();
    return asGrandparent.work() * 1000 + asParent.work();
  }

  private static class Statics {
    static int make() {
      return Probe.held(1);
    }
  }

  @Suspendable
  private static class MoreStatics extends Statics {
    static int other() {
      return Probe.value(2);
    }
  }

  public static int staticOfAClassThatIsNotMarkedIsPlain() {
    return MoreStatics.make() + MoreStatics.other() + new Unmarked().side();
  }
}
