package dev.fermata.instrument.emit;

import dev.fermata.instrument.symbols.LambdaSymbols;
import java.lang.invoke.LambdaMetafactory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/**
 * Reads the site of a lambda: the arguments of {@link LambdaMetafactory#metafactory} and {@link
 * LambdaMetafactory#altMetafactory} by name.
 */
final class MetafactoryCall {
  private static final int FIXED_ARGUMENTS = 3;

  private final InvokeDynamicInsnNode indy;
  private final int flags;
  private final List<Type> markers;
  private final List<Type> bridges;

  MetafactoryCall(InvokeDynamicInsnNode indy) {
    if (!isOne(indy)) {
      throw new IllegalArgumentException(
          indy.bsm + ": not a site of LambdaMetafactory. Test it with MetafactoryCall.isOne.");
    }
    this.indy = indy;
    boolean alt = indy.bsm.getName().equals(LambdaSymbols.METAFACTORY_ALT);
    flags = alt ? (Integer) indy.bsmArgs[FIXED_ARGUMENTS] : 0;
    int next = FIXED_ARGUMENTS + 1;
    markers = has(LambdaMetafactory.FLAG_MARKERS) ? counted(next) : List.of();
    next += has(LambdaMetafactory.FLAG_MARKERS) ? 1 + markers.size() : 0;
    bridges = has(LambdaMetafactory.FLAG_BRIDGES) ? counted(next) : List.of();
  }

  /** Tells whether {@code indy} creates a lambda in the way of javac. */
  static boolean isOne(InvokeDynamicInsnNode indy) {
    Handle bootstrap = indy.bsm;
    return bootstrap.getOwner().equals(LambdaSymbols.METAFACTORY)
        && (bootstrap.getName().equals(LambdaSymbols.METAFACTORY_SIMPLE)
            || bootstrap.getName().equals(LambdaSymbols.METAFACTORY_ALT));
  }

  private boolean has(int flag) {
    return (flags & flag) != 0;
  }

  private List<Type> counted(int index) {
    List<Type> types = new ArrayList<>();
    int last = index + (Integer) indy.bsmArgs[index];
    for (int i = index + 1; i <= last; i++) {
      types.add((Type) indy.bsmArgs[i]);
    }
    return types;
  }

  /** The types of the captured values; the receiver of a bound reference is the first. */
  Type[] captured() {
    return Type.getArgumentTypes(indy.desc);
  }

  String functionalInterface() {
    return Type.getReturnType(indy.desc).getInternalName();
  }

  /** The name of the functional method. */
  String method() {
    return indy.name;
  }

  /** The descriptor of the functional method, erased. */
  String methodDesc() {
    return ((Type) indy.bsmArgs[0]).getDescriptor();
  }

  Handle target() {
    return (Handle) indy.bsmArgs[1];
  }

  /** The functional method's type as the site sees it; what arguments are cast to. */
  Type instantiatedType() {
    return (Type) indy.bsmArgs[2];
  }

  boolean serializable() {
    return has(LambdaMetafactory.FLAG_SERIALIZABLE);
  }

  /** All interfaces that the site asks for, each once (a repeated one is a ClassFormatError). */
  Set<String> interfaces() {
    Set<String> names = new LinkedHashSet<>();
    names.add(functionalInterface());
    markers.forEach(marker -> names.add(marker.getInternalName()));
    if (serializable()) {
      names.add(LambdaSymbols.SERIALIZABLE);
    }
    return names;
  }

  /** The further descriptors under which the functional method can be called. */
  Set<String> bridgeDescs() {
    Set<String> descs = new LinkedHashSet<>();
    bridges.forEach(bridge -> descs.add(bridge.getDescriptor()));
    descs.remove(methodDesc());
    return descs;
  }
}
