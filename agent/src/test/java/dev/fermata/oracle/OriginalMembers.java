package dev.fermata.oracle;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceMethodVisitor;

/**
 * The promise that the agent only adds: every field and method of the original class is in the
 * transformed one, with the same flags, attributes, code, tables and maxima. The arguments of the
 * bootstrap methods of lambdas are not compared, since they are the one exception.
 */
final class OriginalMembers {
  private OriginalMembers() {}

  /** Lists what differs; empty if nothing does. */
  static List<String> differences(byte[] before, byte[] after) {
    ClassNode original = parse(before);
    ClassNode transformed = parse(after);
    List<String> differences = new ArrayList<>();
    compare("class", header(original), header(transformed), original.name, differences);
    Map<String, String> members = members(transformed);
    members(original)
        .forEach(
            (name, text) -> compare(name, text, members.get(name), original.name, differences));
    return differences;
  }

  private static void compare(
      String what, String before, String after, String owner, List<String> differences) {
    if (!before.equals(after)) {
      differences.add(owner + ": " + what + " was changed from\n" + before + "\n to\n" + after);
    }
  }

  private static ClassNode parse(byte[] classFile) {
    ClassNode node = new ClassNode();
    new ClassReader(classFile).accept(node, 0);
    return node;
  }

  private static String header(ClassNode node) {
    return Integer.toHexString(node.access)
        + (" " + node.version + " extends " + node.superName + " source " + node.sourceFile)
        + (" signature " + node.signature + " host " + node.nestHostClass)
        + (" nest " + node.nestMembers + " permits " + node.permittedSubclasses);
  }

  private static Map<String, String> members(ClassNode node) {
    Map<String, String> members = new HashMap<>();
    for (FieldNode field : node.fields) {
      String text = Integer.toHexString(field.access) + field.signature + "=" + field.value;
      members.put(field.name + " " + field.desc, text);
    }
    for (MethodNode method : node.methods) {
      members.put(method.name + method.desc, text(method));
    }
    return members;
  }

  private static String text(MethodNode method) {
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      if (insn instanceof InvokeDynamicInsnNode site && makesLambda(site.bsm)) {
        method.instructions.set(
            site, new MethodInsnNode(Opcodes.INVOKESTATIC, "lambda", site.name, site.desc, false));
      }
    }
    method.maxStack = 0; // both are computed anew in a method that makes a lambda
    method.maxLocals = 0;
    Textifier text = new Textifier();
    method.accept(new TraceMethodVisitor(text));
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    writer.println(Integer.toHexString(method.access) + " " + method.signature);
    writer.println("throws " + method.exceptions);
    text.print(writer);
    writer.flush();
    return out.toString();
  }

  private static boolean makesLambda(Handle bootstrap) {
    return bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")
        || bootstrap.getOwner().startsWith("dev/fermata/runtime/");
  }
}
