package dev.fermata.instrument.resolve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Makes plans for compiled test classes, and finds methods and calls in them by name. */
final class Plans {
  private final ClassNode node;
  private final ClassPlan plan;

  private Plans(ClassNode node, ClassPlan plan) {
    this.node = node;
    this.plan = plan;
  }

  static Plans of(Class<?> type, String... globs) {
    return of(type, new Suspendables(Plans::bytes, Marks.parse(List.of(globs))));
  }

  static Plans of(Class<?> type, Suspendables suspendables) {
    ClassNode node = new ClassNode();
    reader(type).accept(node, 0);
    return new Plans(node, suspendables.plan(node));
  }

  /** Takes the class for one that an older compiler made. */
  static Plans ofVersion(int version, Class<?> type) {
    ClassNode node = new ClassNode();
    reader(type).accept(node, 0);
    node.version = version;
    Suspendables suspendables =
        new Suspendables(name -> name.equals(node.name) ? null : bytes(name), Marks.none());
    return new Plans(node, suspendables.plan(node));
  }

  static boolean mayMatter(Class<?> type, String... globs) {
    return new Suspendables(Plans::bytes, Marks.parse(List.of(globs))).mayMatter(bytes(type));
  }

  static ClassReader reader(Class<?> type) {
    return new ClassReader(bytes(type));
  }

  static byte[] bytes(Class<?> type) {
    return Objects.requireNonNull(bytes(Type.getInternalName(type)));
  }

  static byte[] bytes(String internalName) {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(internalName + ".class")) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  ClassPlan plan() {
    return plan;
  }

  /**
   * Lists the suspendable methods, those with a descriptor's difference twice; without the hash
   * that javac puts into the name of a serialisable lambda.
   */
  List<String> suspendable() {
    return node.methods.stream()
        .filter(plan::suspendable)
        .map(method -> method.name.replaceAll("\\$[0-9a-f]+\\$(?=[0-9]+$)", "\\$"))
        .sorted()
        .toList();
  }

  boolean suspendable(String nameAndDesc) {
    return node.methods.stream()
        .filter(method -> (method.name + method.desc).equals(nameAndDesc))
        .anyMatch(plan::suspendable);
  }

  /** Says for each call in the method how it is made, such as {@code "walk twin"}. */
  List<String> targets(String method) {
    return instructions(method)
        .filter(MethodInsnNode.class::isInstance)
        .map(MethodInsnNode.class::cast)
        .map(call -> call.name + " " + kind(plan.target(call)))
        .toList();
  }

  /** Says for each lambda in the method what it is, such as {@code "dual twin"}. */
  List<String> lambdas(String method) {
    return instructions(method)
        .filter(InvokeDynamicInsnNode.class::isInstance)
        .map(InvokeDynamicInsnNode.class::cast)
        .map(site -> (plan.dual(site) ? "dual " : "single ") + kind(plan.lambdaTarget(site)))
        .toList();
  }

  /** Names the companion of each lambda in the method. */
  List<String> companions(String method) {
    return instructions(method)
        .filter(InvokeDynamicInsnNode.class::isInstance)
        .map(InvokeDynamicInsnNode.class::cast)
        .map(plan::companion)
        .map(companion -> companion == null ? "none" : companion.name())
        .toList();
  }

  private Stream<AbstractInsnNode> instructions(String name) {
    List<AbstractInsnNode> all = new ArrayList<>();
    for (MethodNode method : node.methods) {
      if (method.name.equals(name)) {
        all.addAll(Arrays.asList(method.instructions.toArray()));
      }
    }
    return all.stream();
  }

  static boolean isHandWritten(MethodNode method) {
    return method.invisibleAnnotations != null
        && method.invisibleAnnotations.stream()
            .anyMatch(annotation -> annotation.desc.equals(ApiNames.HAND_WRITTEN_TWIN));
  }

  static String kind(CallTarget target) {
    if (target instanceof CallTarget.Dispatched made) {
      return "by " + made.owner().replaceAll(".*/", "") + "." + made.name();
    }
    return target instanceof CallTarget.Twin ? "twin" : "plain";
  }
}
