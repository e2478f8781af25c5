package dev.fermata.instrument.emit;

import dev.fermata.instrument.resolve.ClassPlan;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The sites of a class that create lambdas, and what takes their places. */
final class Lambdas {
  private final ClassNode node;
  private final ClassPlan plan;
  private final Function<InvokeDynamicInsnNode, @Nullable String> startFrame;
  private final Consumer<String> report;
  private @Nullable Set<String> makers;
  private boolean stayPlain;

  /**
   * Prepares the rewriting of a class's sites.
   *
   * @param startFrame gives the frame class by which the body that a site makes is begun, or null
   * @param report is told why a site stays as it is that should not
   */
  Lambdas(
      ClassNode node,
      ClassPlan plan,
      Function<InvokeDynamicInsnNode, @Nullable String> startFrame,
      Consumer<String> report) {
    this.node = node;
    this.plan = plan;
    this.startFrame = startFrame;
    this.report = report;
  }

  /** Leaves all sites as they are. */
  void stayPlain() {
    stayPlain = true;
  }

  /** Tells whether the object that a site makes gets a twin. */
  boolean isDual(InvokeDynamicInsnNode site) {
    return !stayPlain && plan.dual(site);
  }

  /** Tells whether a method has such a site. Looked for once: each is asked about several times. */
  boolean areIn(String name, String descriptor) {
    if (makers == null) {
      makers = new HashSet<>();
      for (MethodNode method : node.methods) {
        for (AbstractInsnNode insn : method.instructions) {
          if (insn instanceof InvokeDynamicInsnNode site && isDual(site)) {
            makers.add(method.name + method.desc);
          }
        }
      }
    }
    return makers.contains(name + descriptor);
  }

  /** What stands in place of a site. */
  InvokeDynamicInsnNode rewrite(InvokeDynamicInsnNode site) {
    if (!isDual(site)) {
      return site;
    }
    DualLambda.Site dual =
        new DualLambda.Site(
            node.name,
            node.version & 0xffff,
            (node.access & Opcodes.ACC_INTERFACE) != 0,
            site,
            plan.lambdaTarget(site),
            startFrame.apply(site),
            plan.companion(site));
    try {
      return DualLambda.rewrite(dual);
    } catch (IllegalArgumentException tooLarge) {
      report.accept(String.valueOf(tooLarge.getMessage()));
      return site;
    }
  }
}
