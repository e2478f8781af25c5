package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.MethodAnalysis;
import dev.fermata.instrument.analyze.StackMapRecovery;
import dev.fermata.instrument.resolve.ClassPlan;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Writes a class with its twins. The original methods are copied byte for byte, but for lambda
 * creation sites; each suspendable one is followed by its twin and its resume method.
 */
public final class ClassEmitter {
  /** JVMS §4.7.3 allows 65,535; twins and resume methods have the stack, a frame and one more. */
  private static final int MOST_LOCALS = 65_535 - 3;

  private final ClassReader reader;
  private final ClassNode node;
  private final ClassPlan plan;
  private final Map<MethodNode, Cut> cuts = new HashMap<>();
  private final Map<MethodNode, String> refused = new LinkedHashMap<>();
  private final Set<Emission.Refused> withoutTwin = new LinkedHashSet<>();
  private final Set<MethodNode> defects = new HashSet<>();
  private @Nullable Set<String> makers;
  private boolean lambdasStayPlain;

  /**
   * Prepares the transformation of a class.
   *
   * @param reader of the class file
   * @param node the same, with expanded frames
   * @param plan which methods get twins
   * @param cut how methods that would fit are cut; null if they are not
   */
  public ClassEmitter(ClassReader reader, ClassNode node, ClassPlan plan, @Nullable Cut cut) {
    this.reader = reader;
    this.node = node;
    this.plan = plan;
    if (cut != null) {
      node.methods.forEach(method -> cuts.put(method, cut));
    }
  }

  /**
   * Tells whether anything has to change.
   *
   * @return false if the class can stay as it is
   */
  public boolean hasWork() {
    return !plan.companions().isEmpty()
        || !plan.repairs().isEmpty()
        || node.methods.stream()
            .anyMatch(
                method ->
                    plan.suspendable(method)
                        || plan.reasonAgainstTwin(method) != null
                        || plan.isHandWrittenTwin(method.name, method.desc)
                        || hasDualLambda(method.name, method.desc));
  }

  /**
   * Writes the class. A method of which too much is made is cut, one whose twin cannot be made is
   * refused, and the class written anew.
   *
   * @return the class file, frame classes and refusals
   */
  public Emission emit() {
    for (MethodNode method : node.methods) {
      String reason = plan.suspendable(method) ? reasonAgainst(method) : null;
      if (reason != null) {
        refused.put(method, reason);
      }
      String noTwin = plan.reasonAgainstTwin(method);
      if (noTwin != null) {
        withoutTwin.add(new Emission.Refused(Emission.sourceName(method), noTwin, false));
      }
    }
    while (true) {
      try {
        return attempt();
      } catch (MethodTooLargeException tooLarge) {
        cut(tooLarge);
      } catch (MethodFailure failure) {
        refuse(failure.method(), failure.reason(), failure);
        if (!(failure.getCause() instanceof MethodTooLargeException)) {
          defects.add(failure.method());
        }
      }
    }
  }

  /**
   * Writes the class with plain twins only, so that calls to its twins reach its methods.
   *
   * @param reason why nothing of it can be suspended
   * @return the class file, without frame classes
   */
  public Emission emitPlain(String reason) {
    lambdasStayPlain = true;
    for (MethodNode method : node.methods) {
      if (plan.suspendable(method) && (method.access & Opcodes.ACC_ABSTRACT) == 0) {
        refused.put(method, reason);
      }
    }
    return attempt();
  }

  private @Nullable String reasonAgainst(MethodNode method) {
    if ((method.access & Opcodes.ACC_ABSTRACT) != 0) {
      return null;
    }
    if ((method.access & Opcodes.ACC_NATIVE) != 0) {
      return "it is native";
    }
    if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
      return "it is synchronized, and a monitor cannot be held while suspended";
    }
    if (method.maxLocals > MOST_LOCALS) {
      return "its " + method.maxLocals + " slots of locals leave too few for the agent";
    }
    return null;
  }

  private void cut(MethodTooLargeException tooLarge) {
    String descriptor = tooLarge.getDescriptor();
    for (MethodNode method : node.methods) {
      boolean twin = RuntimeSymbols.twin(method.desc).equals(descriptor);
      boolean resume = descriptor.startsWith("(L" + frameClass(method) + ";");
      boolean same = method.name.equals(tooLarge.getMethodName()) && plan.suspendable(method);
      if (same && (twin || resume || method.desc.equals(descriptor))) {
        Cut cut = twin || resume ? Cut.next(cuts.get(method), twin) : null;
        if (cut == null) {
          refuse(method, MethodFailure.reason(tooLarge), tooLarge);
        } else {
          cuts.put(method, cut);
        }
        return;
      }
    }
    throw tooLarge;
  }

  private void refuse(MethodNode method, String reason, RuntimeException cause) {
    if (refused.put(method, reason) != null) {
      throw cause;
    }
  }

  private Emission attempt() {
    ClassWriter writer = new TwinClassWriter(reader);
    ClassVisitor originals = new Originals(writer, plan, this::hasDualLambda, this::lambda);
    reader.accept(SerialVersion.keep(plan.isSerializable(), node.access, originals), 0);
    Map<String, byte[]> frames = new LinkedHashMap<>();
    for (MethodNode method : node.methods) {
      if (plan.suspendable(method)) {
        emitTwin(method, writer, frames);
      }
    }
    plan.repairs().forEach(repair -> PlainTwin.emit(repair, writer));
    writer.visitAttribute(new InstrumentedAttribute());
    List<Emission.Refused> refusals = new ArrayList<>(withoutTwin);
    refused.forEach(
        (method, reason) ->
            refusals.add(
                new Emission.Refused(
                    Emission.sourceName(method), reason, defects.contains(method))));
    return new Emission(writer.toByteArray(), frames, refusals);
  }

  private void emitTwin(MethodNode method, ClassWriter writer, Map<String, byte[]> frames) {
    boolean isAbstract = (method.access & Opcodes.ACC_ABSTRACT) != 0;
    if (isAbstract || refused.containsKey(method)) {
      PlainTwin.emit(node.name, isInterface(), method, writer);
      return;
    }
    try {
      emitBodies(method, writer, frames);
    } catch (RuntimeException failure) {
      throw new MethodFailure(method, failure);
    }
  }

  private void emitBodies(MethodNode method, ClassWriter writer, Map<String, byte[]> frames) {
    MethodNode body =
        StackMapRecovery.isNeeded(node.version & 0xffff, method)
            ? StackMapRecovery.recover(node.name, method, plan::commonSuperclass)
            : method;
    MethodAnalysis analysis = MethodAnalysis.of(node.name, body, plan::target);
    new MethodBodies(node, frameClass(method), analysis, cuts.get(method), this::lambda)
        .emit(writer, frames);
  }

  /** Looked for once: each method is asked about several times. */
  private boolean hasDualLambda(String name, String descriptor) {
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

  private boolean isDual(InvokeDynamicInsnNode site) {
    return !lambdasStayPlain && plan.dual(site);
  }

  private InvokeDynamicInsnNode lambda(InvokeDynamicInsnNode site) {
    if (!isDual(site)) {
      return site;
    }
    DualLambda.Site dual =
        new DualLambda.Site(
            node.name,
            node.version & 0xffff,
            isInterface(),
            site,
            plan.lambdaTarget(site),
            plan.companion(site));
    try {
      return DualLambda.rewrite(dual);
    } catch (IllegalArgumentException tooLarge) {
      withoutTwin.add(new Emission.Refused("", String.valueOf(tooLarge.getMessage()), false));
      return site;
    }
  }

  private boolean isInterface() {
    return (node.access & Opcodes.ACC_INTERFACE) != 0;
  }

  private String frameClass(MethodNode method) {
    return RuntimeSymbols.frameClass(node.name, node.methods.indexOf(method), method.name);
  }
}
