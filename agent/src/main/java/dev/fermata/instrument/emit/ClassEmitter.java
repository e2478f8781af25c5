package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.MethodAnalysis;
import dev.fermata.instrument.layout.FrameLayout;
import dev.fermata.instrument.resolve.CallTarget;
import dev.fermata.instrument.resolve.ClassPlan;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Writes a class with its twins. The original methods are copied byte for byte, but for lambda
 * creation sites; each suspendable one is followed by its twin and its resume method.
 */
public final class ClassEmitter {
  /** The frames of class files since version 50 are what the types come from (JVMS §4.10.1). */
  private static final int FIRST_WITH_STACK_MAPS = Opcodes.V1_6;

  private final ClassReader reader;
  private final ClassNode node;
  private final ClassPlan plan;
  private final Map<MethodNode, String> refused = new LinkedHashMap<>();

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
                method -> plan.suspendable(method) || hasDualLambda(method.name, method.desc));
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
    }
    while (true) {
      try {
        return attempt();
      } catch (MethodTooLargeException tooLarge) {
        refuse(
            tooLarge.getMethodName(),
            tooLarge.getDescriptor(),
            "its twin would have " + tooLarge.getCodeSize() + " bytes; the JVM allows 65535",
            tooLarge);
      } catch (MethodFailure failure) {
        refuse(
            failure.method.name,
            failure.method.desc,
            "the agent failed on it (" + failure.getCause() + "); report this as a bug",
            failure);
      }
    }
  }

  private String reasonAgainst(MethodNode method) {
    if ((method.access & Opcodes.ACC_ABSTRACT) != 0) {
      return null;
    }
    if ((method.access & Opcodes.ACC_NATIVE) != 0) {
      return "it is native";
    }
    if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
      return "it is synchronized, and a monitor cannot be held while suspended";
    }
    if (lacksStackMaps(method)) {
      return "its class file is of version " + (node.version & 0xffff) + ", without stack maps";
    }
    return null;
  }

  private boolean lacksStackMaps(MethodNode method) {
    int version = node.version & 0xffff;
    boolean branches = !method.tryCatchBlocks.isEmpty();
    boolean maps = false;
    for (AbstractInsnNode insn : method.instructions) {
      int type = insn.getType();
      branches |= type == AbstractInsnNode.JUMP_INSN;
      branches |= type == AbstractInsnNode.TABLESWITCH_INSN;
      branches |= type == AbstractInsnNode.LOOKUPSWITCH_INSN;
      maps |= type == AbstractInsnNode.FRAME;
    }
    return version < FIRST_WITH_STACK_MAPS || branches && !maps && version == FIRST_WITH_STACK_MAPS;
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
    reader.accept(new Originals(writer, plan.companions(), this::hasDualLambda, this::lambda), 0);
    Map<String, byte[]> frames = new LinkedHashMap<>();
    for (MethodNode method : node.methods) {
      if (plan.suspendable(method)) {
        emitTwin(method, writer, frames);
      }
    }
    plan.repairs().forEach(repair -> PlainTwin.emit(repair, writer));
    List<Emission.Refused> refusals = new ArrayList<>();
    refused.forEach(
        (method, reason) -> refusals.add(new Emission.Refused(sourceName(method), reason)));
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
    MethodAnalysis analysis = MethodAnalysis.of(node.name, method, plan::target);
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
    new TwinBody(context, frame, visitTwin(writer, method)).emit();
    if (!analysis.points().isEmpty()) {
      new ResumeBody(context, visitResume(writer, context)).emit();
      frames.put(context.frameClass(), frame.toByteArray());
    }
  }

  /**
   * Begins the twin of a method: the same access, but with a body, and synthetic. It is never final:
   * below a class that could not be read, a plain twin may have to stand in its place.
   */
  static MethodVisitor visitTwin(ClassVisitor writer, MethodNode method) {
    int kept =
        Opcodes.ACC_PUBLIC
            | Opcodes.ACC_PROTECTED
            | Opcodes.ACC_PRIVATE
            | Opcodes.ACC_STATIC
            | Opcodes.ACC_STRICT;
    int access = method.access & kept | Opcodes.ACC_SYNTHETIC;
    String[] exceptions = method.exceptions.toArray(String[]::new);
    return writer.visitMethod(
        access, method.name, RuntimeSymbols.twin(method.desc), null, exceptions);
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
        .anyMatch(insn -> insn instanceof InvokeDynamicInsnNode site && plan.dual(site));
  }

  private InvokeDynamicInsnNode lambda(InvokeDynamicInsnNode site) {
    if (!plan.dual(site)) {
      return site;
    }
    String interfaceName = Type.getReturnType(site.desc).getInternalName();
    return DualLambda.rewrite(
        new DualLambda.Site(
            node.name,
            node.version & 0xffff,
            isInterface(),
            site,
            plan.lambdaTarget(site) instanceof CallTarget.Twin,
            plan.companion(interfaceName)));
  }

  private boolean isInterface() {
    return (node.access & Opcodes.ACC_INTERFACE) != 0;
  }

  private String frameClass(MethodNode method) {
    return node.name + RuntimeSymbols.PREFIX + node.methods.indexOf(method) + method.name;
  }

  private static String sourceName(MethodNode method) {
    return method.name
        + Arrays.stream(Type.getArgumentTypes(method.desc))
            .map(Type::getClassName)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  /** Frames are never computed, so no common superclass is ever needed. */
  private static final class TwinClassWriter extends ClassWriter {
    TwinClassWriter(ClassReader reader) {
      super(reader, COMPUTE_MAXS);
    }

    @Override
    protected String getCommonSuperClass(String first, String second) {
      throw new InternalError("a frame was to be computed; report this as a bug");
    }
  }

  /** Tells which method an exception of the engine came from. */
  private static final class MethodFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient MethodNode method;

    MethodFailure(MethodNode method, RuntimeException cause) {
      super(cause);
      this.method = method;
    }
  }
}
