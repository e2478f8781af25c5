package dev.fermata.oracle;

import dev.fermata.Suspendable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.util.Printer;

/**
 * Assembles a class from lines of text, one instruction each, spelt as in the JVMS.
 *
 * <pre>
 *   LDC 42L | 1.5F | 1.5D | "text" | Foo.class      ILOAD 1     IINC 1 -1    NEWARRAY T_INT
 *   INVOKESTATIC Probe.value (I)I                   GETSTATIC Self.count I   NEW StringBuilder
 *   again:                                          IFEQ again
 *   TABLESWITCH 0 zero one default other            LOOKUPSWITCH 7:seven 9:nine default:other
 *   TRY from to handler IllegalStateException       TRY from to handler any
 *   MULTIANEWARRAY [[I 2                            LINE 12
 * </pre>
 *
 * <p>A class name without a slash is {@code Self}, {@code Probe} or one of {@code java.lang}.
 * Maxima and stack maps are computed, so the text need not be typed.
 */
final class Assembler {
  private final String name;
  private final boolean withFrames;
  private final ClassWriter writer;

  Assembler(String name, int version) {
    this.name = name;
    this.withFrames = version >= Opcodes.V1_7;
    this.writer =
        new ClassWriter(withFrames ? ClassWriter.COMPUTE_FRAMES : ClassWriter.COMPUTE_MAXS);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER;
    writer.visit(version, access, name, null, "java/lang/Object", null);
    writer.visitAnnotation(Type.getDescriptor(Suspendable.class), true).visitEnd();
  }

  byte[] classFile() {
    writer.visitEnd();
    return writer.toByteArray();
  }

  void method(String methodName, String descriptor, String... lines) {
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    MethodVisitor code = writer.visitMethod(access, methodName, descriptor, null, null);
    code.visitCode();
    Lines assembled = new Lines(code);
    // the rows of the exception table must be known before their labels are placed
    List<String> ordered = new ArrayList<>(Arrays.asList(lines));
    ordered.stream().filter(line -> line.startsWith("TRY ")).forEach(assembled::line);
    ordered.stream().filter(line -> !line.startsWith("TRY ")).forEach(assembled::line);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /** One method being assembled. */
  private final class Lines {
    private final MethodVisitor code;
    private final Map<String, Label> labels = new HashMap<>();

    Lines(MethodVisitor code) {
      this.code = code;
    }

    void line(String line) {
      if (line.endsWith(":")) {
        code.visitLabel(label(line.substring(0, line.length() - 1)));
        return;
      }
      String[] words = line.split(" ", 2);
      String rest = words.length == 1 ? "" : words[1].strip();
      switch (words[0]) {
        case "TRY" -> tryRange(rest.split(" +"));
        case "LINE" -> lineNumber(Integer.parseInt(rest));
        default -> insn(opcode(words[0]), rest, rest.split(" +"));
      }
    }

    private void tryRange(String[] words) {
      String type = words[3].equals("any") ? null : className(words[3]);
      code.visitTryCatchBlock(label(words[0]), label(words[1]), label(words[2]), type);
    }

    private void lineNumber(int number) {
      Label here = new Label();
      code.visitLabel(here);
      code.visitLineNumber(number, here);
    }

    private void insn(int opcode, String operand, String[] words) {
      switch (opcode) {
        case Opcodes.BIPUSH, Opcodes.SIPUSH -> code.visitIntInsn(opcode, Integer.parseInt(operand));
        case Opcodes.NEWARRAY ->
            code.visitIntInsn(opcode, Arrays.asList(Printer.TYPES).indexOf(operand));
        case Opcodes.LDC -> code.visitLdcInsn(constant(operand));
        case Opcodes.IINC ->
            code.visitIincInsn(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
        case Opcodes.TABLESWITCH -> tableSwitch(words);
        case Opcodes.LOOKUPSWITCH -> lookupSwitch(words);
        case Opcodes.NEW, Opcodes.ANEWARRAY, Opcodes.CHECKCAST, Opcodes.INSTANCEOF ->
            code.visitTypeInsn(opcode, className(operand));
        case Opcodes.MULTIANEWARRAY ->
            code.visitMultiANewArrayInsn(words[0], Integer.parseInt(words[1]));
        default -> {
          if (opcode >= Opcodes.GETSTATIC && opcode <= Opcodes.INVOKEINTERFACE) {
            member(opcode, words);
          } else if (isVariable(opcode)) {
            code.visitVarInsn(opcode, Integer.parseInt(operand));
          } else if (isJump(opcode)) {
            code.visitJumpInsn(opcode, label(operand));
          } else {
            code.visitInsn(opcode);
          }
        }
      }
    }

    private void member(int opcode, String[] words) {
      int dot = words[0].lastIndexOf('.');
      String owner = className(words[0].substring(0, dot));
      String member = words[0].substring(dot + 1);
      if (opcode <= Opcodes.PUTFIELD) {
        code.visitFieldInsn(opcode, owner, member, words[1]);
      } else {
        boolean isInterface = opcode == Opcodes.INVOKEINTERFACE;
        code.visitMethodInsn(opcode, owner, member, words[1], isInterface);
      }
    }

    private void tableSwitch(String[] words) {
      int min = Integer.parseInt(words[0]);
      Label[] targets = new Label[words.length - 3];
      Arrays.setAll(targets, i -> label(words[i + 1]));
      int max = min + targets.length - 1;
      code.visitTableSwitchInsn(min, max, label(words[words.length - 1]), targets);
    }

    private void lookupSwitch(String[] words) {
      int[] keys = new int[words.length - 1];
      Label[] targets = new Label[keys.length];
      for (int i = 0; i < keys.length; i++) {
        String[] pair = words[i].split(":");
        keys[i] = Integer.parseInt(pair[0]);
        targets[i] = label(pair[1]);
      }
      String last = words[keys.length];
      code.visitLookupSwitchInsn(label(last.substring("default:".length())), keys, targets);
    }

    private Label label(String labelName) {
      return labels.computeIfAbsent(labelName, key -> new Label());
    }
  }

  private static int opcode(String mnemonic) {
    int opcode = Arrays.asList(Printer.OPCODES).indexOf(mnemonic);
    if (opcode < 0) {
      throw new IllegalArgumentException("no instruction is called " + mnemonic);
    }
    return opcode;
  }

  private static boolean isVariable(int opcode) {
    return opcode >= Opcodes.ILOAD && opcode <= Opcodes.ALOAD
        || opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE
        || opcode == Opcodes.RET;
  }

  private static boolean isJump(int opcode) {
    return opcode >= Opcodes.IFEQ && opcode <= Opcodes.JSR
        || opcode == Opcodes.IFNULL
        || opcode == Opcodes.IFNONNULL;
  }

  private Object constant(String text) {
    int last = text.length() - 1;
    if (text.startsWith("\"")) {
      return text.substring(1, last);
    }
    if (text.endsWith(".class")) {
      return Type.getObjectType(className(text.substring(0, text.length() - ".class".length())));
    }
    return switch (text.charAt(last)) {
      case 'L' -> Long.valueOf(text.substring(0, last));
      case 'F' -> Float.valueOf(text.substring(0, last));
      case 'D' -> Double.valueOf(text.substring(0, last));
      default -> Integer.valueOf(text);
    };
  }

  private String className(String text) {
    if (text.contains("/") || text.startsWith("[")) {
      return text;
    }
    return switch (text) {
      case "Self" -> name;
      case "Probe" -> "dev/fermata/oracle/Probe";
      default -> "java/lang/" + text;
    };
  }
}
