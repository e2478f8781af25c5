package dev.fermata.instrument.resolve;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides how calls are made from twins, and which lambdas need one. */
final class Targets {
  private static final CallTarget PLAIN = new CallTarget.Plain();
  private static final CallTarget TWIN = new CallTarget.Twin();

  private final Hierarchy hierarchy;
  private final Declared suspension;

  Targets(Hierarchy hierarchy, Declared suspension) {
    this.hierarchy = hierarchy;
    this.suspension = suspension;
  }

  CallTarget of(Call call) {
    if (call.isSurelyPlain()) {
      return PLAIN;
    }
    List<Member> members = hierarchy.resolve(call.owner(), call.key());
    if (members.stream().anyMatch(suspension::suspends)) {
      return TWIN;
    }
    boolean isAbstract = members.stream().allMatch(member -> member.method().isAbstract());
    return call.isVirtual() && isAbstract ? companionOf(call) : PLAIN;
  }

  /** A subtype may redeclare the method: the same objects come there, so it is called the same. */
  private CallTarget companionOf(Call call) {
    JdkCompanions.Row row = JdkCompanions.rowOf(call.key());
    return row != null && hierarchy.isSubtype(call.owner(), row.interfaceName())
        ? row.dispatcher()
        : PLAIN;
  }

  /** Resolves what a lambda runs; empty for a constructor. */
  List<Member> implementation(LambdaSite site) {
    return site.runsConstructor()
        ? List.of()
        : hierarchy.resolve(site.implementation().getOwner(), site.implementationKey());
  }

  boolean runsSuspendable(LambdaSite site) {
    return implementation(site).stream().anyMatch(suspension::suspends);
  }

  /** Tells whether the functional method is suspendable in an interface of the site. */
  boolean givesSuspendable(LambdaSite site) {
    for (String owner : site.interfaces()) {
      for (String key : site.keys()) {
        if (hierarchy.resolve(owner, key).stream().anyMatch(suspension::suspends)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns the companion for the functional method, null if it is none of the JDK's. */
  @Nullable String companion(LambdaSite site) {
    for (String key : site.keys()) {
      JdkCompanions.Row row = JdkCompanions.rowOf(key);
      if (row != null
          && site.interfaces().stream()
              .anyMatch(owner -> hierarchy.isSubtype(owner, row.interfaceName()))) {
        return row.companion();
      }
    }
    return null;
  }
}
