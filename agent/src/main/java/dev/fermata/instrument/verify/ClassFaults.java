package dev.fermata.instrument.verify;

import dev.fermata.instrument.symbols.LambdaSymbols;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
public final class ClassFaults {
  /** Stands for the class itself in place of a method. */
  private static final String CLASS = "";

  private final Lineage lineage;

  /**
   * Creates a check.
   *
   * @param source gives the class file of an internal name; null if there is none
   */
  public ClassFaults(Function<String, byte @Nullable []> source) {
    lineage = new Lineage(source);
  }

  /**
   * Lists what is wrong.
   *
   * @param classFile of any class
   * @return by method, as name and descriptor; the empty name stands for the class
   */
  public Map<String, String> of(byte[] classFile) {
    Map<String, String> faults = new LinkedHashMap<>();
    ClassNode node = new ClassNode();
    try {
      new ClassReader(classFile)
          .accept(new CheckClassAdapter(Opcodes.ASM9, node, false) {}, ClassReader.SKIP_DEBUG);
    } catch (RuntimeException malformed) {
      faults.put(CLASS, malformed.toString());
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

  /**
   * Lists the supertypes that are not to be found.
   *
   * @param classFile of any class
   * @return internal names; may be empty
   */
  public Set<String> missingSupertypes(byte[] classFile) {
    Set<String> missing = new TreeSet<>();
    lineage.addMissing(classFile, missing);
    return missing;
  }

  private @Nullable String fault(ClassNode owner, MethodNode method) {
    Set<String> missing = missingTwins(method);
    if (!missing.isEmpty()) {
      return "it calls twins that do not exist: " + String.join(", ", missing);
    }
    try {
      new Analyzer<>(new BytesVerifier(lineage)).analyze(owner.name, method);
      return null;
    } catch (AnalyzerException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  private Set<String> missingTwins(MethodNode method) {
    Set<String> missing = new TreeSet<>();
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof MethodInsnNode call
          && call.desc.contains(RuntimeSymbols.FRAME_STACK_DESC + ")")
          && !call.owner.startsWith("[")
          && !call.owner.equals(LambdaSymbols.METHOD_HANDLE) // signature polymorphic, JVMS §2.9.3
          && !lineage.resolves(call.owner, call.name + call.desc)) {
        missing.add(call.owner + "." + call.name + call.desc);
      }
    }
    return missing;
  }

  /**
   * Leaves out what was wrong before.
   *
   * @param faults of the class that was made; those of a method go if the original has one in a
   *     method of that name: its twin is made of the same code
   * @param before faults of the original
   * @return the others
   */
  public static Map<String, String> added(Map<String, String> faults, Map<String, String> before) {
    Set<String> names = before.keySet().stream().map(ClassFaults::name).collect(Collectors.toSet());
    Map<String, String> added = new LinkedHashMap<>(faults);
    added.keySet().removeIf(method -> names.contains(name(method)));
    return added;
  }

  private static String name(String method) {
    return method.isEmpty() ? "" : method.substring(0, method.indexOf('('));
  }
}
