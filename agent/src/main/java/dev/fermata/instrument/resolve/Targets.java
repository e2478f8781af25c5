package dev.fermata.instrument.resolve;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

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
    return isAbstract ? throughTheJdk(call, members) : PLAIN;
  }

  private CallTarget throughTheJdk(Call call, List<Member> members) {
    JdkReplacements.Row row = JdkReplacements.rowOf(call.key());
    if (row != null
        && (row.isStatic() ? call.opcode() == Opcodes.INVOKESTATIC : call.isVirtual())
        && hierarchy.isSubtype(call.owner(), row.owner())) {
      return row.replacement();
    }
    return call.isVirtual() ? companionOf(call, members) : PLAIN;
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

  /** Tells whether a call begins something of the api's that suspends, as a generator's step. */
  boolean isBeginning(String owner, String key) {
    List<Member> members = hierarchy.resolve(owner, key);
    return !members.isEmpty()
        && members.stream()
            .allMatch(
                member ->
                    ApiNames.isApi(member.owner().name())
                        && !member.owner().marked()
                        && !member.method().name().startsWith("yield"));
  }

  private static boolean isPublicInstance(Member member) {
    return member.method().isPublic() && member.method().isSelectable();
  }

  private CallTarget companionOf(Call call, List<Member> members) {
    JdkCompanions.Row row = rowOf(call.owner(), call.key(), members);
    return row == null ? PLAIN : row.dispatcher();
  }

  /**
   * Finds the companion of a method. A subtype may redeclare the method, with narrower types too:
   * it then has a bridge. The same objects come there, so it is called the same.
   */
  private JdkCompanions.@Nullable Row rowOf(String owner, String key, List<Member> members) {
    JdkCompanions.Row row = rowOf(owner, key);
    for (Member member : members) {
      for (MethodFacts bridge : member.owner().bridges()) {
        if (row == null && key.equals(bridge.delegate()) && narrows(member.method(), bridge)) {
          row = rowOf(owner, bridge.key());
        }
      }
    }
    return row;
  }

  /** Kotlin's bridges box and unbox: what they call takes and gives other values than they do. */
  private static boolean narrows(MethodFacts delegate, MethodFacts bridge) {
    Type[] narrow = Type.getArgumentTypes(delegate.desc());
    Type[] wide = Type.getArgumentTypes(bridge.desc());
    boolean narrows =
        narrow.length == wide.length
            && narrows(Type.getReturnType(delegate.desc()), Type.getReturnType(bridge.desc()));
    for (int i = 0; narrows && i < wide.length; i++) {
      narrows = narrows(narrow[i], wide[i]);
    }
    return narrows;
  }

  private static boolean narrows(Type narrow, Type wide) {
    boolean bothAreReferences = narrow.getSort() >= Type.ARRAY && wide.getSort() >= Type.ARRAY;
    return bothAreReferences || narrow.equals(wide);
  }

  private JdkCompanions.@Nullable Row rowOf(String owner, String key) {
    JdkCompanions.Row row = JdkCompanions.rowOf(key);
    return row != null && hierarchy.isSubtype(owner, row.interfaceName()) ? row : null;
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

  /** Tells how what a lambda runs is called with a stack, if it has no twin. */
  CallTarget dispatched(LambdaSite site) {
    Call call = site.call();
    CallTarget target = call == null ? PLAIN : of(call);
    return target instanceof CallTarget.Dispatched ? target : PLAIN;
  }

  /** Returns the row of the functional method, null if it is none of the JDK's. */
  JdkCompanions.@Nullable Row companion(LambdaSite site) {
    for (String key : site.keys()) {
      for (String owner : site.interfaces()) {
        JdkCompanions.Row row = rowOf(owner, key, hierarchy.resolve(owner, key));
        if (row != null) {
          return row;
        }
      }
    }
    return null;
  }
}
