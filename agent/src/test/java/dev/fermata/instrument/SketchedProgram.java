package dev.fermata.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.runtime.FrameStack;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Calls every method of sketched classes through each of their types, as a class of the same
 * package would: as written, and from a method and its twin after the transformation.
 */
final class SketchedProgram {
  private static final String TWIN_DESC = "(Ldev/fermata/runtime/FrameStack;)Ljava/lang/String;";

  private final Map<String, Sketch> sketches = new LinkedHashMap<>();
  private final Map<String, byte[]> originals = new TreeMap<>();
  private final Map<String, byte[]> transformed = new TreeMap<>();
  private final List<Call> calls = new ArrayList<>();

  /** A method of a type, called by a static method of the class {@code Calls} of its package. */
  private record Call(Sketch through, String method, String caller) {}

  SketchedProgram(String... lines) {
    for (String line : lines) {
      Sketch sketch = Sketch.parse(line);
      sketches.put(sketch.name(), sketch);
      originals.put(sketch.name(), sketch.classFile());
    }
    for (String packageName : List.of("p", "q")) {
      originals.put(packageName + "/Calls", callers(packageName));
    }
    Instrumenter engine = new Instrumenter(this::find, List.of());
    originals.forEach((name, file) -> transformed.put(name, transform(engine, name, file)));
  }

  private byte[] transform(Instrumenter engine, String name, byte[] file) {
    Sketch sketch = sketches.get(name);
    if (sketch != null && sketch.isUnknown()) {
      return file;
    }
    return sketch != null && sketch.isLeftAlone()
        ? engine.instrumentPlainly(file, "it is left alone").classFile()
        : engine.instrument(file).classFile();
  }

  private byte[] find(String name) {
    return sketches.containsKey(name) && sketches.get(name).isUnknown()
        ? null
        : originals.get(name);
  }

  private byte[] callers(String packageName) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    String name = packageName + "/Calls";
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    for (Sketch type : sketches.values()) {
      for (String method : List.of("m", "n", "toString")) {
        if (type.packageName().equals(packageName)) {
          Call call = new Call(type, method, "call" + calls.size());
          calls.add(call);
          write(call, writer);
        }
      }
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void write(Call call, ClassWriter writer) {
    Sketch type = call.through;
    String desc = "(L" + type.name() + ";)Ljava/lang/String;";
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    MethodVisitor code = writer.visitMethod(access, call.caller, desc, null, null);
    code.visitAnnotation("Ldev/fermata/Suspendable;", true).visitEnd();
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    int opcode = type.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
    code.visitMethodInsn(opcode, type.name(), call.method, Sketch.DESC, type.isInterface());
    code.visitInsn(Opcodes.ARETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /** Says what a call ends in: the names of the bodies that ran, or of an error. */
  String twinOf(String type, String method, String receiver) throws Exception {
    Call call =
        calls.stream()
            .filter(each -> each.through.name().equals(type) && each.method.equals(method))
            .findFirst()
            .orElseThrow();
    return outcome(new Loader(transformed), call, receiver, true);
  }

  void assertDispatchedAlike() throws Exception {
    Loader before = new Loader(originals);
    Loader after = new Loader(transformed);
    for (Sketch receiver : sketches.values()) {
      for (Call call : calls) {
        if (receiver.isConcrete()
            && !receiver.isUnknown()
            && isSubtype(receiver.name(), call.through.name())) {
          String plain = outcome(before, call, receiver.name(), false);
          String what = receiver.name() + " as " + call.through.name() + ", " + call.method;
          assertThat(outcome(after, call, receiver.name(), false)).as(what).isEqualTo(plain);
          assertThat(outcome(after, call, receiver.name(), true)).as(what).isEqualTo(plain);
        }
      }
    }
  }

  private boolean isSubtype(String name, String target) {
    Sketch sketch = sketches.get(name);
    return name.equals(target)
        || sketch != null
            && (isSubtype(sketch.superName(), target)
                || sketch.interfaces().stream().anyMatch(each -> isSubtype(each, target)));
  }

  private static String outcome(Loader loader, Call call, String receiver, boolean asTwin)
      throws Exception {
    Class<?> through = loader.loadClass(call.through.name().replace('/', '.'));
    Class<?> callers = loader.loadClass(call.through.packageName() + ".Calls");
    Object object =
        loader.loadClass(receiver.replace('/', '.')).getDeclaredConstructor().newInstance();
    try {
      Object result =
          asTwin
              ? callers
                  .getMethod(call.caller, through, FrameStack.class)
                  .invoke(null, object, new RunningStack())
              : callers.getMethod(call.caller, through).invoke(null, object);
      return result.toString().replaceAll("@.*", "@");
    } catch (InvocationTargetException thrown) {
      return kind(thrown.getCause());
    }
  }

  /**
   * HotSpot finds several defaults abstract when they are called by an interface, and incompatible
   * when they are called by a class.
   */
  private static String kind(Throwable error) {
    boolean selectsNone =
        error instanceof AbstractMethodError
            || error.getClass() == IncompatibleClassChangeError.class;
    return selectsNone ? "no method selected" : error.getClass().getSimpleName();
  }

  /** Lists the plain twins that stand without a method of the same class, such as "p/C.m". */
  List<String> repairs() {
    List<String> found = new ArrayList<>();
    for (String name : sketches.keySet()) {
      ClassNode node = new ClassNode();
      new ClassReader(transformed.get(name)).accept(node, 0);
      node.methods.stream()
          .filter(twin -> twin.desc.equals(TWIN_DESC))
          .filter(
              twin ->
                  node.methods.stream()
                      .noneMatch(
                          plain -> plain.name.equals(twin.name) && plain.desc.equals(Sketch.DESC)))
          .forEach(twin -> found.add(name + "." + twin.name));
    }
    return found;
  }

  /** Counts the calls that are made by twins. */
  long twinCalls() {
    long count = 0;
    for (String name : List.of("p/Calls", "q/Calls")) {
      ClassNode node = new ClassNode();
      new ClassReader(transformed.get(name)).accept(node, 0);
      count +=
          node.methods.stream()
              .flatMap(method -> Arrays.stream(method.instructions.toArray()))
              .filter(MethodInsnNode.class::isInstance)
              .filter(insn -> ((MethodInsnNode) insn).desc.equals(TWIN_DESC))
              .count();
    }
    return count;
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classFiles;

    Loader(Map<String, byte[]> classFiles) {
      super(SketchedProgram.class.getClassLoader());
      this.classFiles = classFiles;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] classFile = classFiles.get(name.replace('.', '/'));
      if (classFile == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, classFile, 0, classFile.length);
    }
  }

  private static final class RunningStack extends FrameStack {
    RunningStack() {
      status = RUNNING;
    }

    @Override
    protected void enter() {}
  }
}
