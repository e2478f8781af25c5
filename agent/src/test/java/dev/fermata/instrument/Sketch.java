package dev.fermata.instrument;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A class or interface of a few words, whose methods return the names of the bodies that ran.
 *
 * <pre>
 *   left abstract class p/C extends p/B implements p/I p/J : marked package m, super toString
 * </pre>
 *
 * <p>{@code left}: an excluded class, or an interface that can have no twins; {@code unknown}: a
 * class that the agent neither transforms nor can read. Methods are public and have a body unless
 * they say otherwise; {@code super} calls the method of the superclass or of the first
 * superinterface. Classes can name what is no valid Java but can come of separate compilation.
 */
record Sketch(
    List<String> flags,
    String name,
    String superName,
    List<String> interfaces,
    List<Method> methods) {
  static final String DESC = "()Ljava/lang/String;";

  /** A method: its modifiers and its name. */
  record Method(List<String> modifiers, String name) {
    static Method parse(String text) {
      List<String> words = Arrays.asList(text.trim().split(" +"));
      return new Method(words.subList(0, words.size() - 1), words.get(words.size() - 1));
    }

    boolean isPublic() {
      return !is("private") && !is("protected") && !is("package");
    }

    @Override
    public String toString() {
      return (String.join(" ", modifiers) + " " + name).trim();
    }

    boolean is(String modifier) {
      return modifiers.contains(modifier);
    }

    private int access() {
      int access = is("private") ? Opcodes.ACC_PRIVATE : 0;
      access |= is("protected") ? Opcodes.ACC_PROTECTED : 0;
      access |= is("abstract") ? Opcodes.ACC_ABSTRACT : 0;
      access |= is("static") ? Opcodes.ACC_STATIC : 0;
      access |= is("final") ? Opcodes.ACC_FINAL : 0;
      return isPublic() ? access | Opcodes.ACC_PUBLIC : access;
    }
  }

  static Sketch parse(String line) {
    String[] parts = line.split(":");
    List<String> words = Arrays.asList(parts[0].trim().split("[ ,]+"));
    int kind = Math.max(words.indexOf("class"), words.indexOf("interface"));
    boolean isInterface = words.contains("interface");
    int supers = isInterface ? words.indexOf("extends") : words.indexOf("implements");
    int superclass = isInterface ? -1 : words.indexOf("extends");
    List<Method> methods = new ArrayList<>();
    for (String method : parts.length == 1 ? new String[0] : parts[1].split(",")) {
      methods.add(Method.parse(method));
    }
    return new Sketch(
        words.subList(0, kind + 1),
        words.get(kind + 1),
        superclass < 0 ? "java/lang/Object" : words.get(superclass + 1),
        supers < 0 ? List.of() : words.subList(supers + 1, words.size()),
        methods);
  }

  boolean isInterface() {
    return flags.contains("interface");
  }

  boolean isLeftAlone() {
    return flags.contains("left");
  }

  boolean isUnknown() {
    return flags.contains("unknown");
  }

  boolean isConcrete() {
    return !isInterface() && !flags.contains("abstract");
  }

  String packageName() {
    return name.substring(0, name.indexOf('/'));
  }

  byte[] classFile() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    int kind = isInterface() ? Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT : Opcodes.ACC_SUPER;
    int access = flags.contains("abstract") ? kind | Opcodes.ACC_ABSTRACT : kind;
    access |= flags.contains("hidden") ? 0 : Opcodes.ACC_PUBLIC;
    writer.visit(Opcodes.V17, access, name, null, superName, interfaces.toArray(String[]::new));
    if (!isInterface()) {
      writeConstructor(writer);
    } else if (isLeftAlone()) {
      writer.visitAnnotation("Ljavax/management/MXBean;", true).visitEnd();
    }
    methods.forEach(method -> write(method, writer));
    writer.visitEnd();
    return writer.toByteArray();
  }

  private void writeConstructor(ClassWriter writer) {
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, superName, "<init>", "()V", false);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private void write(Method method, ClassWriter writer) {
    MethodVisitor code = writer.visitMethod(method.access(), method.name, DESC, null, null);
    if (method.is("marked")) {
      code.visitAnnotation("Ldev/fermata/Suspendable;", true).visitEnd();
    }
    if (!method.is("abstract")) {
      code.visitCode();
      code.visitLdcInsn(name);
      if (method.is("super")) {
        callSuper(method, code);
      }
      code.visitInsn(Opcodes.ARETURN);
      code.visitMaxs(0, 0);
    }
    code.visitEnd();
  }

  private void callSuper(Method method, MethodVisitor code) {
    String owner = isInterface() ? interfaces.get(0) : superName;
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, owner, method.name, DESC, isInterface());
    code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        "java/lang/String",
        "concat",
        "(Ljava/lang/String;)Ljava/lang/String;",
        false);
  }
}
