package dev.fermata.instrument.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fermata.instrument.emit.LambdaShapes.TextSource;
import dev.fermata.instrument.resolve.CallTarget;
import java.lang.invoke.LambdaMetafactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** References by invokespecial, which today's javac does not make, and other unusual sites. */
class DualLambdaSpecialTest {
  private final ClassNode targets = DualLambdaLoader.read(LambdaTargets.class);
  private final ClassNode named = DualLambdaLoader.read(LambdaTargets.Named.class);

  private DualLambdaLoader loader() {
    return new DualLambdaLoader(
        targets,
        named,
        DualLambdaLoader.read(LambdaTargets.Titled.class),
        DualLambdaLoader.read(LambdaParent.class),
        DualLambdaLoader.read(LambdaGrandparent.class));
  }

  private static InvokeDynamicInsnNode site(ClassNode node, String name) {
    return (InvokeDynamicInsnNode)
        node.methods.stream()
            .filter(method -> method.name.equals(name))
            .flatMap(method -> Arrays.stream(method.instructions.toArray()))
            .filter(InvokeDynamicInsnNode.class::isInstance)
            .findFirst()
            .orElseThrow();
  }

  private static Handle special(String owner, String name, boolean isInterface) {
    return new Handle(Opcodes.H_INVOKESPECIAL, owner, name, "()Ljava/lang/String;", isInterface);
  }

  private static void assertText(String plain, Object source) throws Throwable {
    assertEquals(plain, ((TextSource) source).get());
    LambdaStack.run(stack -> assertEquals("twin " + plain, ((TextSource) source).get(stack)));
  }

  private Object make(DualLambdaLoader loader, String method) throws Throwable {
    Class<?> type = loader.loadClass(LambdaTargets.class.getName());
    return type.getMethod(method).invoke(type.getConstructors()[0].newInstance("n"));
  }

  @Test
  void super_method_is_called_by_handle() throws Throwable {
    site(targets, "viaSuper").bsmArgs[1] =
        special(Type.getInternalName(LambdaParent.class), "inherited", false);
    assertText("inherited", make(loader(), "viaSuper"));
  }

  @Test
  void super_method_without_twin_is_called_plainly_by_handle() throws Throwable {
    site(targets, "viaSuper").bsmArgs[1] = special("java/lang/Object", "toString", false);
    TextSource source = (TextSource) make(loader(), "viaSuper");
    String text = source.get();
    assertTrue(text.startsWith(LambdaTargets.class.getName() + "@"), text);
    LambdaStack.run(stack -> assertEquals(text, source.get(stack)));
  }

  @Test
  void private_method_of_a_class_file_before_nest_mates_is_reached() throws Throwable {
    targets.version = Opcodes.V1_8;
    site(targets, "boundPrivate").bsmArgs[1] = special(targets.name, "secret", false);
    DualLambdaLoader loader = loader();
    Object receiver =
        loader.loadClass(LambdaTargets.class.getName()).getConstructors()[0].newInstance("n");
    assertText("secret n", loader.call(LambdaTargets.class, "boundPrivate", receiver));
  }

  @Test
  void private_method_of_an_interface_before_nest_mates_is_reached() throws Throwable {
    named.version = Opcodes.V1_8;
    site(named, "boundHidden").bsmArgs[1] = special(named.name, "hidden", true);
    DualLambdaLoader loader = loader();
    Object receiver =
        loader.loadClass(LambdaTargets.Titled.class.getName()).getConstructor().newInstance();
    assertText("hidden", loader.call(LambdaTargets.Named.class, "boundHidden", receiver));
  }

  @Test
  void own_method_by_invokespecial_in_a_newer_class_file_is_called_by_handle() throws Throwable {
    site(targets, "boundPrivate").bsmArgs[1] = special(targets.name, "secret", false);
    DualLambdaLoader loader = loader();
    Object receiver =
        loader.loadClass(LambdaTargets.class.getName()).getConstructors()[0].newInstance("n");
    assertText("secret n", loader.call(LambdaTargets.class, "boundPrivate", receiver));
  }

  @Test
  void other_sites_are_not_lambdas() {
    InvokeDynamicInsnNode lambda = site(targets, "staticLambda");
    assertTrue(MetafactoryCall.isOne(lambda));
    AbstractInsnNode rewritten = DualLambda.rewrite(siteOf(lambda));
    assertFalse(MetafactoryCall.isOne((InvokeDynamicInsnNode) rewritten));
    assertThrows(
        IllegalArgumentException.class,
        () -> new MetafactoryCall((InvokeDynamicInsnNode) rewritten));
  }

  private DualLambda.Site siteOf(InvokeDynamicInsnNode indy) {
    return new DualLambda.Site(
        targets.name, targets.version, false, indy, new CallTarget.Twin(), null, null);
  }

  @Test
  void class_too_big_for_a_constant_is_refused_by_name() {
    Handle target = new Handle(Opcodes.H_INVOKESTATIC, "a/B", "big", "()V", false);
    InvokeDynamicInsnNode indy =
        new InvokeDynamicInsnNode(
            "run",
            Type.getMethodDescriptor(Type.getType(Runnable.class)),
            site(targets, "marked").bsm,
            Type.getType("()V"),
            target,
            Type.getType("()V"),
            LambdaMetafactory.FLAG_MARKERS,
            2,
            Type.getObjectType("a/" + "x".repeat(40_000)),
            Type.getObjectType("b/" + "x".repeat(40_000)));
    Exception refusal =
        assertThrows(IllegalArgumentException.class, () -> DualLambda.rewrite(siteOf(indy)));
    String message = refusal.getMessage().replaceAll("takes \\d+", "takes N");
    assertEquals(
        "Cannot make the lambda for big in dev.fermata.instrument.emit.LambdaTargets suspendable:"
            + " its class takes N bytes as a constant. A constant has at most 65535 (JVMS"
            + " §4.4.7). Capture fewer values.",
        message);
  }

  @Test
  void method_without_a_slot_for_the_stack_has_no_twin() {
    assertTrue(LambdaMethod.hasSlotForStack("(" + "I".repeat(253) + ")V"));
    assertFalse(LambdaMethod.hasSlotForStack("(" + "I".repeat(254) + ")V"));
  }
}
