package dev.fermata.instrument.emit;

import dev.fermata.instrument.symbols.StartSymbols;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds the lambdas of a class that are bodies, and tells how each is begun. */
final class BodyStarts {
  private final ClassNode owner;
  private final Predicate<InvokeDynamicInsnNode> isDual;
  private final Function<MethodNode, @Nullable BodyStart> analyse;
  private final Map<MethodNode, BodyStart> starts = new HashMap<>();
  private @Nullable Set<MethodNode> bodies;

  /**
   * Prepares the search.
   *
   * @param isDual whether the object that a site makes has a twin
   * @param analyse tells how a method of the class is begun; null if in no special way
   */
  BodyStarts(
      ClassNode owner,
      Predicate<InvokeDynamicInsnNode> isDual,
      Function<MethodNode, @Nullable BodyStart> analyse) {
    this.owner = owner;
    this.isDual = isDual;
    this.analyse = analyse;
  }

  /** How a method is begun by its frame; null if it is not. */
  @Nullable BodyStart of(MethodNode method) {
    if (bodies == null) {
      bodies = find();
    }
    return starts.get(method);
  }

  /** The method whose frame the object that a site makes can give; null if there is none. */
  @Nullable MethodNode begunBy(InvokeDynamicInsnNode site) {
    MethodNode method = body(site);
    BodyStart start = method == null ? null : of(method);
    return start != null && start.fits(new MetafactoryCall(site).captured()) ? method : null;
  }

  private Set<MethodNode> find() {
    Set<MethodNode> found = new HashSet<>();
    for (MethodNode method : owner.methods) {
      for (AbstractInsnNode insn : method.instructions) {
        MethodNode body = insn instanceof InvokeDynamicInsnNode site ? body(site) : null;
        if (body != null && found.add(body)) {
          BodyStart start = analyse.apply(body);
          if (start != null) {
            starts.put(body, start);
          }
        }
      }
    }
    return found;
  }

  private @Nullable MethodNode body(InvokeDynamicInsnNode site) {
    if (!MetafactoryCall.isOne(site)
        || !StartSymbols.YIELDERS.containsKey(new MetafactoryCall(site).functionalInterface())
        || !isDual.test(site)) {
      return null;
    }
    Handle target = new MetafactoryCall(site).target();
    if (!target.getOwner().equals(owner.name) || !target.getName().startsWith("lambda$")) {
      return null;
    }
    for (MethodNode method : owner.methods) {
      if (method.name.equals(target.getName()) && method.desc.equals(target.getDesc())) {
        return method;
      }
    }
    return null;
  }
}
