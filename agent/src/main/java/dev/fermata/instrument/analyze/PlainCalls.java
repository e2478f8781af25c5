package dev.fermata.instrument.analyze;

import dev.fermata.instrument.resolve.CallTarget;
import dev.fermata.instrument.resolve.ClassPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds the calls of suspendable methods from where nothing can be suspended. */
public final class PlainCalls {
  private static final String MONITOR =
      "holds a monitor. Use a lock of java.util.concurrent, released before the call";
  private static final String LAMBDA =
      "gives it to an interface that cannot suspend. Use one of your own, marked @Suspendable";

  private final ClassNode node;
  private final ClassPlan plan;
  private final List<Found> found = new ArrayList<>();

  /**
   * One call.
   *
   * @param method that calls
   * @param line of the call; -1 if unknown
   * @param called class, name and parameter types
   * @param obstacle a clause that completes "the caller …", and after it what to do
   */
  public record Found(MethodNode method, int line, String called, String obstacle) {}

  private PlainCalls(ClassNode node, ClassPlan plan) {
    this.node = node;
    this.plan = plan;
  }

  /**
   * Looks through a class.
   *
   * @param node with code and line numbers
   * @param plan of the same class
   * @return in the order of the code; may be empty
   */
  public static List<Found> of(ClassNode node, ClassPlan plan) {
    PlainCalls calls = new PlainCalls(node, plan);
    node.methods.forEach(calls::search);
    return calls.found;
  }

  private void search(MethodNode method) {
    String obstacle = obstacle(method);
    MonitorDepth monitors = obstacle == null ? new MonitorDepth(new ControlFlow(method)) : null;
    AbstractInsnNode[] insns = method.instructions.toArray();
    int line = -1;
    for (int i = 0; i < insns.length; i++) {
      if (insns[i] instanceof LineNumberNode number) {
        line = number.line;
      } else if (insns[i] instanceof InvokeDynamicInsnNode site && plan.losesSuspension(site)) {
        Handle target = (Handle) site.bsmArgs[1];
        String called = sourceName(target.getOwner(), target.getName(), target.getDesc());
        found.add(new Found(method, line, called, LAMBDA));
      } else if (insns[i] instanceof MethodInsnNode call && canSuspend(call)) {
        String held = monitors != null && monitors.isHeldAt(i) ? MONITOR : obstacle;
        if (held != null) {
          String called = sourceName(call.owner, call.name, call.desc);
          found.add(new Found(method, line, called, held));
        }
      }
    }
  }

  private boolean canSuspend(MethodInsnNode call) {
    return plan.target(call) instanceof CallTarget.Twin && !plan.isBeginning(call);
  }

  private @Nullable String obstacle(MethodNode method) {
    if (method.name.equals("<init>")) {
      return "is a constructor. Make the call before or after it, as in a factory method";
    }
    if (method.name.equals("<clinit>")) {
      return "is a static initialiser. Make the call elsewhere";
    }
    if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
      return "is synchronized. Use a lock of java.util.concurrent, released before the call";
    }
    if (plan.suspends(method)) {
      return null;
    }
    String reason = plan.reasonAgainstTwin(method);
    if (reason != null) {
      return "cannot be suspended: " + reason;
    }
    String name = node.name.replace('/', '.') + "." + method.name;
    return "is not suspendable. Mark it @Suspendable, or add " + name + " to suspendable";
  }

  private static String sourceName(String owner, String name, String descriptor) {
    return Arrays.stream(Type.getArgumentTypes(descriptor))
        .map(Type::getClassName)
        .collect(Collectors.joining(", ", owner.replace('/', '.') + "." + name + "(", ")"));
  }
}
