package dev.fermata.instrument.resolve;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/** Decides how one plain twin calls its plain method. */
final class RepairCall {
  private static final int VISIBILITY = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

  private final KnownClasses known;
  private final ClassFacts type;
  private final String key;
  private final List<Member> origins;

  /**
   * Creates a decision.
   *
   * @param type gets the twin
   * @param origins the inherited suspendable methods, nearest first; used if the class declares
   *     none
   */
  RepairCall(KnownClasses known, ClassFacts type, String key, List<Member> origins) {
    this.known = known;
    this.type = type;
    this.key = key;
    this.origins = origins;
  }

  Repair repair() {
    MethodFacts declared = type.method(key);
    if (declared != null && declared.isSelectable()) {
      // as it is, so that super calls end here
      int opcode = declared.isAbstract() ? Opcodes.INVOKEVIRTUAL : Opcodes.INVOKESPECIAL;
      return repair(declared, declared.access() & VISIBILITY, opcode, type);
    }
    ClassFacts named = named();
    int opcode = named.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
    return repair(origins.get(0).method(), Opcodes.ACC_PUBLIC, opcode, named);
  }

  private Repair repair(MethodFacts plain, int visibility, int opcode, ClassFacts named) {
    return new Repair(
        plain.name(),
        plain.desc(),
        visibility | Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE,
        plain.exceptions(),
        opcode,
        named.name(),
        named.isInterface());
  }

  /**
   * The class itself can name all that it inherits, unless it or a superclass has a method in
   * between that the twin's callers would not have found: they resolve the method elsewhere.
   */
  private ClassFacts named() {
    if (isNamedByItself()) {
      return type;
    }
    return origins.stream()
        .map(Member::owner)
        .filter(this::isAccessible)
        .min((one, other) -> Boolean.compare(one.isInterface(), other.isInterface()))
        .orElse(type);
  }

  /** What a class that is not known declares may be anything. */
  private boolean isNamedByItself() {
    Set<String> seen = new HashSet<>();
    ClassFacts at = type;
    while (!at.isInterface() && seen.add(at.name())) {
      Optional<Member> declared = Member.of(at, key);
      if (declared.isPresent() || at.superName() == null) {
        return declared.isEmpty() || isFoundByCallers(declared.get());
      }
      at = known.find(at.superName());
      if (at == null) {
        return false;
      }
    }
    return true;
  }

  private boolean isFoundByCallers(Member nearest) {
    MethodFacts method = nearest.method();
    boolean isNamedByClass = origins.stream().anyMatch(origin -> !origin.owner().isInterface());
    boolean isReachable = !method.isPackagePrivate() || isSamePackage(nearest.owner());
    return method.isSelectable() && (method.isPublic() || (isNamedByClass && isReachable));
  }

  private boolean isAccessible(ClassFacts owner) {
    return (owner.access() & Opcodes.ACC_PUBLIC) != 0 || isSamePackage(owner);
  }

  private boolean isSamePackage(ClassFacts other) {
    return other.packageName().equals(type.packageName());
  }
}
