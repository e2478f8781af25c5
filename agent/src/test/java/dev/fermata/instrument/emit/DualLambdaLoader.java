package dev.fermata.instrument.emit;

import dev.fermata.instrument.resolve.CallTarget;
import dev.fermata.instrument.resolve.LambdaCompanion;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import dev.fermata.runtime.FrameStack;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Loads the test's targets with their lambdas rewritten. The body of a lambda gets a twin here: the
 * same code with calls of methods that have twins replaced, which suffices where such a call is the
 * last thing it does.
 */
final class DualLambdaLoader extends ClassLoader {
  private static final Map<String, String> COMPANIONS =
      Map.of("java/lang/Runnable", "dev/fermata/runtime/companion/SuspendableRunnable");

  /** Owner, name and descriptor of every method that the classes of this loader declare. */
  private final Set<String> declared = new TreeSet<>();

  private final Map<String, ClassNode> nodes = new HashMap<>();

  private boolean rewrites = true;

  DualLambdaLoader(Class<?>... classes) {
    super(DualLambdaLoader.class.getClassLoader());
    for (Class<?> type : classes) {
      add(read(type));
    }
  }

  DualLambdaLoader(ClassNode... classes) {
    super(DualLambdaLoader.class.getClassLoader());
    for (ClassNode node : classes) {
      add(node);
    }
  }

  static ClassNode read(Class<?> type) {
    String file = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
      ClassNode node = new ClassNode();
      new ClassReader(in).accept(node, 0);
      return node;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A loader that leaves the lambdas to the JDK. */
  static DualLambdaLoader plain(ClassNode... classes) {
    DualLambdaLoader loader = new DualLambdaLoader(classes);
    loader.rewrites = false;
    return loader;
  }

  private void add(ClassNode node) {
    nodes.put(node.name.replace('/', '.'), node);
    for (MethodNode method : node.methods) {
      declared.add(node.name + "." + method.name + method.desc);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null && nodes.containsKey(name)) {
        if (rewrites) {
          rewrite(nodes.get(name));
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        nodes.get(name).accept(writer);
        byte[] bytes = writer.toByteArray();
        return defineClass(name, bytes, 0, bytes.length);
      }
      return loaded != null ? loaded : super.loadClass(name, resolve);
    }
  }

  private void rewrite(ClassNode node) {
    for (MethodNode method : Set.copyOf(node.methods)) {
      if (method.name.startsWith("lambda$")) {
        node.methods.add(twin(method, (method.access & Opcodes.ACC_STATIC) != 0));
        declared.add(node.name + "." + method.name + RuntimeSymbols.twin(method.desc));
      }
    }
    for (MethodNode method : node.methods) {
      for (AbstractInsnNode insn : method.instructions.toArray()) {
        if (insn instanceof InvokeDynamicInsnNode indy && MetafactoryCall.isOne(indy)) {
          method.instructions.set(insn, DualLambda.rewrite(site(node, indy)));
        }
      }
    }
  }

  private DualLambda.Site site(ClassNode caller, InvokeDynamicInsnNode indy) {
    Handle target = new MetafactoryCall(indy).target();
    String companion = COMPANIONS.get(new MetafactoryCall(indy).functionalInterface());
    boolean isInterface = (caller.access & Opcodes.ACC_INTERFACE) != 0;
    return new DualLambda.Site(
        caller.name,
        caller.version,
        isInterface,
        indy,
        hasTwin(target.getOwner(), target.getName(), target.getDesc())
            ? new CallTarget.Twin()
            : new CallTarget.Plain(),
        null,
        companion == null ? null : new LambdaCompanion(companion, "()V"));
  }

  private boolean hasTwin(String owner, String name, String desc) {
    return declared.contains(owner + "." + name + RuntimeSymbols.twin(desc));
  }

  private MethodNode twin(MethodNode method, boolean isStatic) {
    MethodNode twin =
        new MethodNode(
            method.access,
            method.name,
            RuntimeSymbols.twin(method.desc),
            null,
            method.exceptions.toArray(String[]::new));
    method.accept(twin);
    int stack = (Type.getArgumentsAndReturnSizes(method.desc) >> 2) - (isStatic ? 1 : 0);
    for (AbstractInsnNode insn : twin.instructions.toArray()) {
      if (insn instanceof MethodInsnNode call && hasTwin(call.owner, call.name, call.desc)) {
        twin.instructions.insertBefore(insn, new VarInsnNode(Opcodes.ALOAD, stack));
        call.desc = RuntimeSymbols.twin(call.desc);
      }
    }
    twin.maxLocals++;
    return twin;
  }

  /** Calls a static method of a rewritten class. */
  @SuppressWarnings("unchecked") // the test names the type
  <T> T call(Class<?> type, String method, Object... arguments) throws Throwable {
    for (var candidate : loadClass(type.getName()).getDeclaredMethods()) {
      if (candidate.getName().equals(method) && !isTwin(candidate.getParameterTypes())) {
        candidate.setAccessible(true);
        return (T) candidate.invoke(null, arguments);
      }
    }
    throw new AssertionError(method);
  }

  private static boolean isTwin(Class<?>[] parameters) {
    return parameters.length > 0 && parameters[parameters.length - 1] == FrameStack.class;
  }
}
