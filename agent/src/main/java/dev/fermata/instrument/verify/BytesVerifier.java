package dev.fermata.instrument.verify;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.analysis.SimpleVerifier;

/** ASM's verifier with a hierarchy from bytes. A class that is not to be found fits everywhere. */
final class BytesVerifier extends SimpleVerifier {
  private static final Type OBJECT = Type.getObjectType("java/lang/Object");

  private final Lineage lineage;

  BytesVerifier(Lineage lineage) {
    super(Opcodes.ASM9, null, null, null, false);
    this.lineage = lineage;
  }

  private Lineage.@Nullable Facts find(Type type) {
    return type.getSort() == Type.OBJECT ? lineage.find(type.getInternalName()) : null;
  }

  @Override
  protected boolean isInterface(Type type) {
    Lineage.Facts facts = find(type);
    return facts != null && facts.isInterface();
  }

  @Override
  protected @Nullable Type getSuperClass(Type type) {
    Lineage.Facts facts = find(type);
    if (facts == null) {
      return type.equals(OBJECT) ? null : OBJECT;
    }
    String superName = facts.superName();
    return superName == null ? null : Type.getObjectType(superName);
  }

  @Override
  protected boolean isAssignableFrom(Type to, Type from) {
    if (to.equals(from) || to.equals(OBJECT)) {
      return true;
    }
    if (to.getSort() == Type.ARRAY) {
      return from.getSort() == Type.ARRAY && areElementsAssignable(to, from);
    }
    if (isInterface(to)) {
      return true; // as the JVM has it: what implements an interface is seen when it is called
    }
    if (to.getSort() != Type.OBJECT || from.getSort() != Type.OBJECT) {
      return false;
    }
    return extendsClass(from.getInternalName(), to.getInternalName());
  }

  private boolean extendsClass(String from, String to) {
    if (lineage.find(to) == null) {
      return true;
    }
    String at = from;
    while (at != null && !at.equals(to)) {
      Lineage.Facts facts = lineage.find(at);
      if (facts == null) {
        return true;
      }
      at = facts.superName();
    }
    return at != null;
  }

  private boolean areElementsAssignable(Type to, Type from) {
    Type element = Type.getType(to.getDescriptor().substring(1));
    Type given = Type.getType(from.getDescriptor().substring(1));
    boolean isPrimitive = element.getSort() < Type.ARRAY || given.getSort() < Type.ARRAY;
    return isPrimitive ? element.equals(given) : isAssignableFrom(element, given);
  }
}
