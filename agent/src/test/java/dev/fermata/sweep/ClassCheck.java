package dev.fermata.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.util.CheckClassAdapter;

/** What ASM says of a class file, and whether each twin that it calls exists. */
final class ClassCheck {
  private static final String STACK = "Ldev/fermata/runtime/FrameStack;)";

  private final Hierarchy hierarchy;

  ClassCheck(Hierarchy hierarchy) {
    this.hierarchy = hierarchy;
  }

  /** Lists what is wrong, by method (name and descriptor) or by "class". */
  Map<String, String> faults(byte[] classFile) {
    Map<String, String> faults = new LinkedHashMap<>();
    ClassNode node = new ClassNode();
    ClassReader reader = new ClassReader(classFile);
    try {
      reader.accept(new CheckClassAdapter(Opcodes.ASM9, node, false) {}, ClassReader.SKIP_DEBUG);
    } catch (RuntimeException malformed) {
      faults.put("class", malformed.toString());
      return faults;
    }
    for (MethodNode method : node.methods) {
      String fault = fault(node, method);
      if (fault != null) {
        faults.put(method.name + method.desc, fault);
      }
    }
    return faults;
  }

  private String fault(ClassNode owner, MethodNode method) {
    List<String> missing = new ArrayList<>();
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof MethodInsnNode call
          && call.desc.contains(STACK)
          && !call.owner.startsWith("[")
          && !hierarchy.resolves(call.owner, call.name + call.desc)) {
        missing.add(call.owner + "." + call.name + call.desc);
      }
    }
    if (!missing.isEmpty()) {
      return "calls a twin that does not exist: " + missing;
    }
    try {
      new Analyzer<>(new BytesVerifier(hierarchy)).analyze(owner.name, method);
      return null;
    } catch (AnalyzerException refused) {
      return refused.getMessage();
    }
  }
}
