package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.MethodAnalysis;
import dev.fermata.instrument.analyze.StackMapRecovery;
import dev.fermata.instrument.layout.FrameLayout;
import dev.fermata.instrument.resolve.ClassPlan;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
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
  private final Map<MethodNode, String> refused = new LinkedHashMap<>();
  private final Set<Emission.Refused> withoutTwin = new LinkedHashSet<>();
  private boolean lambdasStayPlain;

  /**
   * Prepares the transformation of a class.
   *
   * @param reader of the class file
   * @param node the same, with expanded frames
   * @param plan which methods get twins
   */
  public ClassEmitter(ClassReader reader, ClassNode node, ClassPlan plan) {
    this.reader = reader;
    this.node = node;
    this.plan = plan;
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
   * Writes the class. A method whose twin cannot be made is refused, and the class written anew.
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
        withoutTwin.add(new Emission.Refused(Emission.sourceName(method), noTwin));
      }
    }
    while (true) {
      try {
        return attempt();
      } catch (MethodTooLargeException tooLarge) {
        refuse(
            tooLarge.getMethodName(),
            tooLarge.getDescriptor(),
            "what is made of it would have "
                + tooLarge.getCodeSize()
                + " bytes in one method; the JVM allows 65535",
            tooLarge);
      } catch (MethodFailure failure) {
        refuse(failure.method().name, failure.method().desc, failure.reason(), failure);
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

  private void refuse(String name, String descriptor, String reason, RuntimeException cause) {
    for (MethodNode method : node.methods) {
      boolean same = method.name.equals(name) && plan.suspendable(method);
      boolean twin = RuntimeSymbols.twin(method.desc).equals(descriptor);
      boolean resume = descriptor.startsWith("(L" + frameClass(method) + ";");
      if (same && (twin || resume || method.desc.equals(descriptor))) {
        if (refused.put(method, reason) != null) {
          throw cause;
        }
        return;
      }
    }
    throw cause;
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
    List<Emission.Refused> refusals = new ArrayList<>(withoutTwin);
    refused.forEach(
        (method, reason) ->
            refusals.add(new Emission.Refused(Emission.sourceName(method), reason)));
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
    MethodContext context =
        new MethodContext(
            node.name,
            isInterface(),
            node.sourceFile,
            frameClass(method),
            analysis,
            new FrameLayout(analysis.points()),
            this::lambda);
    FrameClass frame = new FrameClass(context);
    new TwinBody(context, frame, TwinBody.begin(method, writer)).emit();
    if (!analysis.points().isEmpty()) {
      new ResumeBody(context, visitResume(writer, context)).emit();
      frames.put(context.frameClass(), frame.toByteArray());
    }
  }

  private static MethodVisitor visitResume(ClassVisitor writer, MethodContext context) {
    int visibility = context.isInterface() ? Opcodes.ACC_PUBLIC : 0;
    return writer.visitMethod(
        visibility | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
        context.method().name,
        context.resumeDescriptor(),
        null,
        context.method().exceptions.toArray(String[]::new));
  }

  private boolean hasDualLambda(String name, String descriptor) {
    return node.methods.stream()
        .filter(method -> method.name.equals(name) && method.desc.equals(descriptor))
        .flatMap(method -> Arrays.stream(method.instructions.toArray()))
        .anyMatch(insn -> insn instanceof InvokeDynamicInsnNode site && isDual(site));
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
      withoutTwin.add(new Emission.Refused("", String.valueOf(tooLarge.getMessage())));
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
