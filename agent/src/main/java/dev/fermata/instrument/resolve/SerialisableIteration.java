package dev.fermata.instrument.resolve;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The methods of a class that iterate over the JDK's collections by iterators which can be written
 * to a stream: {@code @Suspendable(serializable = true)}, on the method or its class, or marked by
 * an option; and the lambdas that these make. Their calls of a few methods are made otherwise.
 */
final class SerialisableIteration {
  private static final String ITERABLE = "java/lang/Iterable";
  private static final String MAP = "java/util/Map";

  /** By name and descriptor: the type whose method it is. */
  private static final Map<String, String> CALLS =
      Map.of(
          "iterator()Ljava/util/Iterator;", ITERABLE,
          "forEach(Ljava/util/function/Consumer;)V", ITERABLE,
          "keySet()Ljava/util/Set;", MAP,
          "values()Ljava/util/Collection;", MAP,
          "entrySet()Ljava/util/Set;", MAP);

  private static final String REPLACEMENT = ApiNames.REPLACEMENT_PACKAGE + "IterationCalls";

  private final Hierarchy hierarchy;
  private final Map<String, MethodNode> marked = new HashMap<>();

  SerialisableIteration(ClassNode node, Marks marks, Hierarchy hierarchy) {
    this.hierarchy = hierarchy;
    Deque<MethodNode> open = new ArrayDeque<>();
    boolean ofClass = isMarked(node.visibleAnnotations);
    for (MethodNode method : node.methods) {
      if (ofClass
          || isMarked(method.visibleAnnotations)
          || marks.marksSerialisable(node.name.replace('/', '.'), method.name)) {
        open.add(method);
      }
    }
    while (!open.isEmpty()) {
      MethodNode method = open.remove();
      if (marked.put(method.name + method.desc, method) == null) {
        addLambdas(method, node, open);
      }
    }
  }

  private static boolean isMarked(@Nullable List<AnnotationNode> annotations) {
    if (annotations != null) {
      for (AnnotationNode each : annotations) {
        if (each.desc.equals(ApiNames.SUSPENDABLE) && each.values != null) {
          int name = each.values.indexOf("serializable");
          return name >= 0 && Boolean.TRUE.equals(each.values.get(name + 1));
        }
      }
    }
    return false;
  }

  private static void addLambdas(MethodNode method, ClassNode node, Deque<MethodNode> to) {
    for (AbstractInsnNode insn : method.instructions) {
      LambdaSite site = insn instanceof InvokeDynamicInsnNode indy ? LambdaSite.of(indy) : null;
      if (site != null && site.implementation().getOwner().equals(node.name)) {
        Handle made = site.implementation();
        for (MethodNode each : node.methods) {
          if (each.name.equals(made.getName())
              && each.desc.equals(made.getDesc())
              && (each.access & Opcodes.ACC_SYNTHETIC) != 0) {
            to.add(each);
          }
        }
      }
    }
  }

  /** Tells how a call in a method is made, if not as elsewhere; null if as elsewhere. */
  CallTarget.@Nullable Replacement of(MethodNode method, Call call) {
    String type = marked.isEmpty() ? null : CALLS.get(call.key());
    if (type == null
        || !call.isVirtual()
        || !marked.containsKey(method.name + method.desc)
        || !hierarchy.isSubtype(call.owner(), type)) {
      return null;
    }
    String descriptor = "(L" + type + ";" + ApiNames.twinOf(call.desc()).substring(1);
    return new CallTarget.Replacement(REPLACEMENT, call.name(), descriptor);
  }
}
