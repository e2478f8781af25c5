package dev.fermata.instrument.resolve;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is suspendable by marks and inheritance. A subclass adds what is inferred from code.
 * One instance answers for one thread.
 */
class Declared {
  private static final String ELSEWHERE =
      "its class was instrumented ahead of time without it. Do it again with the same options";

  private final KnownClasses known;
  private final Marks marks;
  private final Hierarchy hierarchy;

  /** What is being asked for, so that a class which inherits from itself does no harm. */
  private final Set<String> asked = new HashSet<>();

  Declared(KnownClasses known, Marks marks) {
    this.known = known;
    this.marks = marks;
    this.hierarchy = new Hierarchy(known);
  }

  final boolean suspends(Member member) {
    return suspends(member.owner(), member.method());
  }

  /** Tells whether the method is suspendable, whoever makes its twin. */
  final boolean suspends(ClassFacts owner, MethodFacts method) {
    if (!canSuspend(owner, method)) {
      return false;
    }
    return owner.hasTwin(method) || isDeclared(owner, method) || isInferred(owner, method);
  }

  final boolean canSuspend(ClassFacts owner, MethodFacts method) {
    return !method.isInitialiser()
        && !method.handWritten()
        && !owner.isUntouchable()
        && !owner.isTwinTaken(method)
        && !method.leavesNoSlot()
        && !(owner.instrumented() && !owner.hasTwin(method))
        && !(method.isSelectable() && finalTwinAbove(owner, method.key()) != null);
  }

  /** Returns the superclass whose twin of a method cannot be overridden; null if there is none. */
  final @Nullable ClassFacts finalTwinAbove(ClassFacts type, String key) {
    Set<String> seen = null;
    String name = type.superName();
    while (name != null && !ApiNames.isJdk(name)) {
      seen = seen == null ? new HashSet<>() : seen;
      ClassFacts above = seen.add(name) ? known.find(name) : null;
      if (above == null) {
        return null;
      }
      MethodFacts plain = above.method(key);
      MethodFacts twin = plain == null ? null : above.method(plain.twinKey());
      if (twin != null && twin.isFinal() && twin.handWritten() && isOverridden(above, twin, type)) {
        return above;
      }
      name = above.superName();
    }
    return null;
  }

  /** Tells why a method that is marked or inherits a mark can have no twin; null if it can. */
  final @Nullable String reasonAgainstTwin(ClassFacts owner, MethodFacts method) {
    if (canSuspend(owner, method)
        || method.isInitialiser()
        || method.handWritten()
        || owner.isUntouchable()
        || !isDeclared(owner, method)) {
      return null;
    }
    if (owner.instrumented()) {
      return method.isSynthetic() ? null : ELSEWHERE;
    }
    if (method.leavesNoSlot()) {
      return "its parameters leave no slot for the stack (JVMS §4.3.3). Give the method fewer";
    }
    ClassFacts above = finalTwinAbove(owner, method.key());
    return above == null
        ? "its class has another method with the signature of its twin. Rename one of the two"
        : above.dottedName()
            + " has a final twin, which runs when suspendable code calls it by that class";
  }

  /** Tells whether the code of the method's nest makes it suspendable. */
  boolean isInferred(ClassFacts owner, MethodFacts method) {
    return false;
  }

  /** A bridge and its delegate are one method of the source: what holds for one holds for all. */
  private boolean isDeclared(ClassFacts owner, MethodFacts method) {
    if (isMarkedOrInherits(owner, method) || followsDeclared(owner, method)) {
      return true;
    }
    if (owner.bridges().isEmpty()) {
      return false;
    }
    String shared = method.delegate() == null ? method.key() : method.delegate();
    MethodFacts delegate = owner.method(shared);
    if (delegate != null && !delegate.equals(method) && isMarkedOrInherits(owner, delegate)) {
      return true;
    }
    for (MethodFacts bridge : owner.bridges()) {
      if (shared.equals(bridge.delegate()) && isMarkedOrInherits(owner, bridge)) {
        return true;
      }
    }
    return false;
  }

  private boolean followsDeclared(ClassFacts owner, MethodFacts method) {
    for (MethodFacts followed : AddedMethods.followed(owner, method)) {
      if (canSuspend(owner, followed) && isDeclared(owner, followed)) {
        return true;
      }
    }
    return false;
  }

  private boolean isMarkedOrInherits(ClassFacts owner, MethodFacts method) {
    return method.marked()
        || isMarkedWithClass(owner, method)
        || inherits(owner, method)
        || replacesDerived(owner, method);
  }

  /** Else the companion's twin would run in the place of the method's own body. */
  private boolean replacesDerived(ClassFacts owner, MethodFacts method) {
    return method.isSelectable()
        && JdkCompanions.derived().stream()
            .anyMatch(each -> each.method().equals(method.key()) && hasTwinOf(each, owner));
  }

  /** Tells whether a companion gives the type a twin that calls the twin of the basis. */
  final boolean hasTwinOf(JdkCompanions.Derived derived, ClassFacts type) {
    return hierarchy.isSubtype(type.name(), derived.interfaceName())
        && Stream.concat(Stream.of(type), hierarchy.supertypes(type).stream())
            .flatMap(each -> Member.of(each, derived.basis()).stream())
            .anyMatch(this::suspends);
  }

  /** What a compiler adds is not marked with the class: it is inferred where it matters. */
  private boolean isMarkedWithClass(ClassFacts owner, MethodFacts method) {
    if (method.isSynthetic()) {
      return false;
    }
    return owner.marked()
        || (!ApiNames.isLibrary(owner.name()) && marks.marks(owner.dottedName(), method.name()));
  }

  private boolean inherits(ClassFacts owner, MethodFacts method) {
    if (method.isStatic() || method.isPrivate()) {
      return false;
    }
    Member member = new Member(owner, method);
    if (!asked.add(member.id())) {
      return false;
    }
    try {
      return inheritsFromAny(owner, member, new HashSet<>());
    } finally {
      asked.remove(member.id());
    }
  }

  private boolean inheritsFromAny(ClassFacts below, Member member, Set<String> seen) {
    for (String supertype : below.outline().supertypes()) {
      if (!ApiNames.isJdk(supertype)
          && seen.add(supertype)
          && inheritsFrom(known.find(supertype), member, seen)) {
        return true;
      }
    }
    return false;
  }

  private boolean inheritsFrom(@Nullable ClassFacts supertype, Member member, Set<String> seen) {
    if (supertype == null) {
      return false;
    }
    MethodFacts above = supertype.method(member.method().key());
    if (above != null && isOverridden(supertype, above, member.owner())) {
      if (suspends(supertype, above)) {
        return true;
      }
      boolean isSamePackage = supertype.packageName().equals(member.owner().packageName());
      if (isSamePackage && canSuspend(supertype, above)) {
        return false; // it has asked its own supertypes
      }
    }
    return inheritsFromAny(supertype, member, seen);
  }

  /** Source: JVMS §5.4.5. */
  private static boolean isOverridden(ClassFacts owner, MethodFacts above, ClassFacts below) {
    return !above.isStatic()
        && !above.isPrivate()
        && (!above.isPackagePrivate() || owner.packageName().equals(below.packageName()));
  }
}
