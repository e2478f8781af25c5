package dev.fermata.instrument.analyze;

import java.util.function.BinaryOperator;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.JSRInlinerAdapter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Gives stack maps to methods of class files older than them: subroutines are inlined, and the
 * frames computed in a scratch class. For class files that have stack maps nothing is computed.
 */
public final class StackMapRecovery {
  private StackMapRecovery() {}

  /**
   * Tells whether a method branches and has no stack maps.
   *
   * @param version major version of its class file
   * @param method with code
   * @return false for all class files since version 51 (JVMS §4.10)
   */
  public static boolean isNeeded(int version, MethodNode method) {
    if (version > Opcodes.V1_6) {
      return false;
    }
    boolean branches = !method.tryCatchBlocks.isEmpty();
    for (AbstractInsnNode insn : method.instructions) {
      int type = insn.getType();
      if (type == AbstractInsnNode.FRAME) {
        return false;
      }
      branches |= type == AbstractInsnNode.JUMP_INSN;
      branches |= type == AbstractInsnNode.TABLESWITCH_INSN;
      branches |= type == AbstractInsnNode.LOOKUPSWITCH_INSN;
    }
    return branches;
  }

  /**
   * Makes a copy of a method that has stack maps and no subroutines.
   *
   * @param owner internal name of its class
   * @param method not changed
   * @param commonSuperclass of two internal names; throws where it is not known
   * @return the copy, with expanded frames
   */
  public static MethodNode recover(
      String owner, MethodNode method, BinaryOperator<String> commonSuperclass) {
    ClassWriter scratch =
        new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
          @Override
          protected String getCommonSuperClass(String first, String second) {
            return commonSuperclass.apply(first, second);
          }
        };
    scratch.setComputeLimits(Integer.MAX_VALUE, Long.MAX_VALUE);
    scratch.visit(Opcodes.V1_7, Opcodes.ACC_SUPER, owner, null, "java/lang/Object", null);
    String[] exceptions = method.exceptions.toArray(String[]::new);
    method.accept(
        new JSRInlinerAdapter(
            scratch.visitMethod(method.access, method.name, method.desc, null, exceptions),
            method.access,
            method.name,
            method.desc,
            null,
            exceptions));
    ClassNode copy = new ClassNode();
    new ClassReader(scratch.toByteArray()).accept(copy, ClassReader.EXPAND_FRAMES);
    return copy.methods.get(0);
  }
}
