package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;
import dev.fermata.targets.other.Protected;
import dev.fermata.targets.other.Visible;

/** Access across packages: from resume methods and frame classes as from the originals. */
@Suspendable
public final class Packages {
  private Packages() {}

  @Suspendable
  private static final class Mine extends Protected {
    @Override
    protected int hook(int n) {
      int before = super.inherited(n);
      count *= Probe.value(2);
      return before + inherited(1) + shared(count) + Probe.value(this.count);
    }

    /** Overrides nothing: the other one is of another package. */
    int packagePrivate() {
      return Probe.value(7);
    }
  }

  public static int protectedMembers() {
    return new Mine().callsHook();
  }

  public static int packagePrivateMethodsAreNotOverridden() {
    Mine mine = new Mine();
    return mine.callsPackagePrivate() * 10 + mine.packagePrivate();
  }

  public static int methodOfAnInvisibleSuperclass() {
    return new Visible().seen(Probe.value(1)) + Probe.value(2);
  }

  public static int valueOfAnInvisibleType() {
    var unnameable = Visible.make();
    Probe.point("held in a local");
    Object same = unnameable;
    return ((Visible) same).seen(Probe.value(3));
  }
}
