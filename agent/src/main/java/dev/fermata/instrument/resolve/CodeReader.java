package dev.fermata.instrument.resolve;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads {@link MethodCode} from a class file or a tree. */
final class CodeReader extends ClassVisitor {
  private final ClassFacts facts;
  private final List<MethodCode> methods = new ArrayList<>();

  CodeReader(ClassFacts facts) {
    super(Opcodes.ASM9);
    this.facts = facts;
  }

  List<MethodCode> methods() {
    return methods;
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String desc,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    MethodFacts method = facts.method(name + desc);
    return method == null ? null : new MethodReader(method);
  }

  private final class MethodReader extends MethodVisitor {
    private final MethodFacts method;
    private final List<Call> calls = new ArrayList<>();
    private final List<LambdaSite> sites = new ArrayList<>();

    MethodReader(MethodFacts method) {
      super(Opcodes.ASM9);
      this.method = method;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String desc, boolean isInterface) {
      if (method.isInferable()) {
        Call call = new Call(opcode, owner, name, desc);
        if (!call.isSurelyPlain()) {
          calls.add(call);
        }
      }
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String desc, Handle bootstrap, Object... arguments) {
      LambdaSite site = LambdaSite.of(name, desc, bootstrap, arguments);
      if (site != null) {
        sites.add(site);
      }
    }

    @Override
    public void visitEnd() {
      methods.add(new MethodCode(new Member(facts, method), calls, sites));
    }
  }
}
