package dev.fermata.instrument.resolve;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/** Decides how calls are made from twins, and which lambdas need one. */
final class Targets {
  private static final CallTarget PLAIN = new CallTarget.Plain();
  private static final CallTarget TWIN = new CallTarget.Twin();

  private final Hierarchy hierarchy;
  private final Declared suspension;
  private final Repairs repairs;

  Targets(Hierarchy hierarchy, Declared suspension, Repairs repairs) {
    this.hierarchy = hierarchy;
    this.suspension = suspension;
    this.repairs = repairs;
  }

  CallTarget of(Call call) {
    if (call.isSurelyPlain()) {
      return PLAIN;
    }
    List<Member> members = hierarchy.resolve(call.owner(), call.key());
    if (call.isVirtual() && members.stream().anyMatch(member -> member.method().isStatic())) {
      return PLAIN; // and fails: a plain twin must not stand in
    }
    if (members.stream().anyMatch(suspension::suspends)) {
      return isLostBySuper(call, members) ? PLAIN : TWIN;
    }
    if (isRepaired(call, members)) {
      return TWIN;
    }
    boolean isAbstract = members.stream().allMatch(member -> member.method().isAbstract());
    return isAbstract ? throughTheJdk(call) : PLAIN;
  }

  private CallTarget throughTheJdk(Call call) {
    JdkReplacements.Row row = JdkReplacements.rowOf(call.key());
    if (row != null
        && (row.isStatic() ? call.opcode() == Opcodes.INVOKESTATIC : call.isVirtual())
        && hierarchy.isSubtype(call.owner(), row.owner())) {
      return row.replacement();
    }
    return call.isVirtual() ? companionOf(call) : PLAIN;
  }

  /** A plain twin dispatches: from a super call it would come back to the method it is made in. */
  private boolean isLostBySuper(Call call, List<Member> members) {
    return call.opcode() == Opcodes.INVOKESPECIAL
        && members.stream().noneMatch(member -> repairs.runs(call.owner(), member));
  }

  /** The method found cannot suspend, but stands in for one that can, and so may be overridden. */
  private boolean isRepaired(Call call, List<Member> members) {
    return call.isVirtual()
        && !members.isEmpty()
        && members.stream().allMatch(Targets::isPublicInstance)
        && repairs.isRepaired(call.owner(), call.key());
  }

  private static boolean isPublicInstance(Member member) {
    return member.method().isPublic() && member.method().isSelectable();
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
