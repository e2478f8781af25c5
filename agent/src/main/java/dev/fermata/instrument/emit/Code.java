package dev.fermata.instrument.emit;

import dev.fermata.instrument.resolve.CallTarget;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The small sequences that all emitted blocks are made of. */
final class Code {
  private Code() {}

  static void load(MethodVisitor out, String descriptor, int slot) {
    out.visitVarInsn(Type.getType(descriptor).getOpcode(Opcodes.ILOAD), slot);
  }

  static void store(MethodVisitor out, String descriptor, int slot) {
    out.visitVarInsn(Type.getType(descriptor).getOpcode(Opcodes.ISTORE), slot);
  }

  static void get(MethodVisitor out, RuntimeSymbols.Field field) {
    out.visitFieldInsn(Opcodes.GETFIELD, field.owner(), field.name(), field.descriptor());
  }

  static void put(MethodVisitor out, RuntimeSymbols.Field field) {
    out.visitFieldInsn(Opcodes.PUTFIELD, field.owner(), field.name(), field.descriptor());
  }

  static void call(MethodVisitor out, RuntimeSymbols.Method method) {
    out.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, method.owner(), method.name(), method.descriptor(), false);
  }

  static void callStatic(MethodVisitor out, RuntimeSymbols.Method method) {
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC, method.owner(), method.name(), method.descriptor(), false);
  }

  /**
   * Calls what stands in for a method, and narrows the result to what the method returns: a subtype
   * may redeclare it so.
   */
  static void callStatic(MethodVisitor out, CallTarget.Dispatched made, Type result) {
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC, made.owner(), made.name(), made.desc(), made.isInterface());
    if (!Type.getReturnType(made.desc()).equals(result)) {
      out.visitTypeInsn(Opcodes.CHECKCAST, result.getInternalName());
    }
  }

  static void push(MethodVisitor out, int value) {
    if (value <= 5) {
      out.visitInsn(Opcodes.ICONST_0 + value);
    } else if (value <= Byte.MAX_VALUE) {
      out.visitIntInsn(Opcodes.BIPUSH, value);
    } else if (value <= Short.MAX_VALUE) {
      out.visitIntInsn(Opcodes.SIPUSH, value);
    } else {
      out.visitLdcInsn(value);
    }
  }

  static void pop(MethodVisitor out, Type type) {
    switch (type.getSize()) {
      case 0 -> {}
      case 1 -> out.visitInsn(Opcodes.POP);
      default -> out.visitInsn(Opcodes.POP2);
    }
  }

  /** Takes the result of the call that a resumed point was waiting for. */
  static void takeResult(MethodVisitor out, Type type, int stackSlot) {
    if (type.getSort() == Type.VOID) {
      return;
    }
    out.visitVarInsn(Opcodes.ALOAD, stackSlot);
    call(
        out,
        switch (type.getSort()) {
          case Type.LONG -> RuntimeSymbols.TAKE_LONG;
          case Type.FLOAT -> RuntimeSymbols.TAKE_FLOAT;
          case Type.DOUBLE -> RuntimeSymbols.TAKE_DOUBLE;
          case Type.ARRAY, Type.OBJECT -> RuntimeSymbols.TAKE_REFERENCE;
          default -> RuntimeSymbols.TAKE_INT;
        });
    if (type.getSort() >= Type.ARRAY && !type.getInternalName().equals("java/lang/Object")) {
      out.visitTypeInsn(Opcodes.CHECKCAST, type.getInternalName());
    }
  }

  /** Returns a value that nobody will look at. */
  static void returnDummy(MethodVisitor out, Type type) {
    switch (type.getSort()) {
      case Type.VOID -> {}
      case Type.LONG -> out.visitInsn(Opcodes.LCONST_0);
      case Type.FLOAT -> out.visitInsn(Opcodes.FCONST_0);
      case Type.DOUBLE -> out.visitInsn(Opcodes.DCONST_0);
      case Type.ARRAY, Type.OBJECT -> out.visitInsn(Opcodes.ACONST_NULL);
      default -> out.visitInsn(Opcodes.ICONST_0);
    }
    out.visitInsn(type.getOpcode(Opcodes.IRETURN));
  }

  /** The verification type of a value of {@code type}, as ASM names it; null for void. */
  static @Nullable Object verificationType(Type type) {
    return switch (type.getSort()) {
      case Type.VOID -> null;
      case Type.LONG -> Opcodes.LONG;
      case Type.FLOAT -> Opcodes.FLOAT;
      case Type.DOUBLE -> Opcodes.DOUBLE;
      case Type.ARRAY, Type.OBJECT -> type.getInternalName();
      default -> Opcodes.INTEGER;
    };
  }
}
