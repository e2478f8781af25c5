package dev.fermata.instrument.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Finds what each bridge calls in its place. In the source it is one method, so if one of the two
 * is suspendable, both are.
 */
final class DelegateFinder extends ClassVisitor {
  private final String className;
  private final Map<String, MethodFacts> methods;
  private final List<MethodFacts> bridges = new ArrayList<>();

  private DelegateFinder(String className, Map<String, MethodFacts> methods) {
    super(Opcodes.ASM9);
    this.className = className;
    this.methods = methods;
  }

  /** Returns the bridges, with their delegates; without those that call another class. */
  static List<MethodFacts> find(ClassReader reader, Map<String, MethodFacts> methods) {
    DelegateFinder finder = new DelegateFinder(reader.getClassName(), methods);
    reader.accept(finder, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return finder.bridges;
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String desc,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    MethodFacts facts = methods.get(name + desc);
    return facts != null && facts.isBridge() ? new BridgeVisitor(facts) : null;
  }

  private final class BridgeVisitor extends MethodVisitor {
    private final MethodFacts bridge;
    private @Nullable String delegate;

    BridgeVisitor(MethodFacts bridge) {
      super(Opcodes.ASM9);
      this.bridge = bridge;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String desc, boolean isInterface) {
      if (owner.equals(className) && methods.containsKey(name + desc)) {
        delegate = name + desc;
      }
    }

    @Override
    public void visitEnd() {
      if (delegate != null) {
        bridges.add(
            new MethodFacts(
                bridge.name(),
                bridge.desc(),
                bridge.access(),
                bridge.exceptions(),
                bridge.marked(),
                bridge.handWritten(),
                bridge.added(),
                delegate));
      }
    }
  }
}
