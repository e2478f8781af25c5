package dev.fermata.instrument.emit;

import dev.fermata.instrument.symbols.LambdaSymbols;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.tree.ClassNode;

/**
 * Assembles a class with one lambda, whose target takes and returns a given type.
 *
 * <pre>{@code
 * interface Shape { S call(T argument); }
 * class Target {
 *   static R target(P argument) { seen = argument; return (R) result; }
 *   static R target(P argument, FrameStack stack) { …; stack.status = suspends; … }
 *   static Shape make() { return Target::target; }
 * }
 * }</pre>
 */
public final class AdaptationTarget {
  /** What the target was last given, boxed. */
  public static Object seen;

  /** What it returns, boxed. */
  public static Object result;

  /** The status that its twin leaves. */
  public static int suspends;

  private static final Type SELF = Type.getType(AdaptationTarget.class);
  private static final Type OBJECT = Type.getType(Object.class);
  private static final String METAFACTORY_DESC =
      "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
          + "Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodHandle;"
          + "Ljava/lang/invoke/MethodType;)Ljava/lang/invoke/CallSite;";

  static final String TARGET = "adaptation/Target";
  static final String SHAPE = "adaptation/Shape";

  private AdaptationTarget() {}

  /**
   * Makes both classes.
   *
   * @param shape the functional method's descriptor
   * @param seenAs the instantiated one
   * @param target the target's
   */
  static List<ClassNode> classes(String shape, String seenAs, String target) {
    ClassNode type = new ClassNode();
    type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, TARGET, null, "java/lang/Object", null);
    addTarget(type, target, target);
    addTarget(type, target, RuntimeSymbols.twin(target));
    addMake(type, shape, seenAs, target);
    return List.of(shape(shape), type);
  }

  private static ClassNode shape(String desc) {
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE;
    ClassNode shape = new ClassNode();
    shape.visit(Opcodes.V17, access, SHAPE, null, "java/lang/Object", null);
    access = Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT;
    shape.visitMethod(access, "call", desc, null, null).visitEnd();
    return shape;
  }

  private static void addTarget(ClassNode type, String plain, String desc) {
    Method method = new Method("target", desc);
    GeneratorAdapter code = new GeneratorAdapter(Opcodes.ACC_STATIC, method, null, null, type);
    Type returned = Type.getReturnType(desc);
    for (Type argument : Type.getArgumentTypes(plain)) {
      code.loadArg(0);
      code.valueOf(argument);
      code.putStatic(SELF, "seen", OBJECT);
    }
    if (!plain.equals(desc)) {
      code.loadArg(Type.getArgumentTypes(plain).length);
      code.getStatic(SELF, "suspends", Type.INT_TYPE);
      code.putField(
          Type.getObjectType(RuntimeSymbols.FRAME_STACK),
          RuntimeSymbols.STATUS.name(),
          Type.INT_TYPE);
    }
    if (returned != Type.VOID_TYPE) {
      code.getStatic(SELF, "result", OBJECT);
      code.unbox(returned);
    }
    code.returnValue();
    code.endMethod();
  }

  private static void addMake(ClassNode type, String shape, String seenAs, String target) {
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    Method method = new Method("make", "()L" + SHAPE + ";");
    GeneratorAdapter code = new GeneratorAdapter(access, method, null, null, type);
    code.invokeDynamic(
        "call",
        method.getDescriptor(),
        new Handle(
            Opcodes.H_INVOKESTATIC,
            LambdaSymbols.METAFACTORY,
            LambdaSymbols.METAFACTORY_SIMPLE,
            METAFACTORY_DESC,
            false),
        Type.getType(shape),
        new Handle(Opcodes.H_INVOKESTATIC, TARGET, "target", target, false),
        Type.getType(seenAs));
    code.returnValue();
    code.endMethod();
  }
}
