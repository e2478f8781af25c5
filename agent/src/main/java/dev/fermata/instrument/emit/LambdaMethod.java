package dev.fermata.instrument.emit;

import dev.fermata.instrument.symbols.LambdaSymbols;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.InstructionAdapter;

/**
 * Emits one method of a lambda's object, plain or twin. For {@code ToLongFunction<Row> f =
 * this::cost}, where {@code cost} returns an int:
 *
 * <pre>{@code
 * public long applyAsLong(Object row, FrameStack stack) {
 *   int result = arg$1.cost((Row) row, stack);
 *   if (stack.status != RUNNING) {      // only where the kind of the result changes
 *     AdaptingFrame.link(stack, "IJJ");
 *     return 0L;
 *   }
 *   return (long) result;
 * }
 * }</pre>
 */
final class LambdaMethod {
  private static final Type FRAME_STACK = Type.getObjectType(RuntimeSymbols.FRAME_STACK);
  private static final int MAX_PARAMETER_SLOTS = 255;

  private final String lambda;
  private final MetafactoryCall call;
  private final LambdaTarget target;
  private final String desc;

  LambdaMethod(String lambda, MetafactoryCall call, LambdaTarget target, String desc) {
    this.lambda = lambda;
    this.call = call;
    this.target = target;
    this.desc = desc;
  }

  void emitPlain(ClassVisitor to, int access) {
    emit(to.visitMethod(access, call.method(), desc, null, null), false);
  }

  /** Emits the twin; a method without a slot for the stack has none. */
  void emitTwin(ClassVisitor to, int access) {
    if (hasSlotForStack(desc)) {
      emit(
          to.visitMethod(
              access | Opcodes.ACC_SYNTHETIC, call.method(), RuntimeSymbols.twin(desc), null, null),
          target.hasTwin());
    }
  }

  /** Tells whether an instance method can have one more parameter (JVMS §4.3.3). */
  static boolean hasSlotForStack(String desc) {
    return Type.getArgumentsAndReturnSizes(desc) >> 2 < MAX_PARAMETER_SLOTS;
  }

  private void emit(MethodVisitor method, boolean callTwin) {
    InstructionAdapter code = new InstructionAdapter(method);
    code.visitCode();
    target.before(code, callTwin);
    loadCaptured(code);
    int stack = loadArguments(code);
    // stack: arguments, captured values, receiver
    if (callTwin) {
      code.load(stack, FRAME_STACK);
    }
    target.invoke(code, callTwin);
    // stack: the target's result
    ValueConversion conversion = ValueConversion.ofResult(target.returnType(), returnType());
    String whenSuspended = conversion.whenSuspended();
    if (callTwin && whenSuspended != null) {
      emitSuspension(code, stack, whenSuspended);
    }
    conversion.emit(code);
    code.areturn(returnType());
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private Type returnType() {
    return Type.getReturnType(desc);
  }

  private void loadCaptured(InstructionAdapter code) {
    Type[] captured = call.captured();
    for (int i = 0; i < captured.length; i++) {
      code.load(0, Type.getObjectType(lambda));
      code.getfield(lambda, LambdaClass.captureName(i), captured[i].getDescriptor());
      // stack: captured value
    }
  }

  /** Loads and converts the arguments; returns the local after them. */
  private int loadArguments(InstructionAdapter code) {
    Type[] arguments = Type.getArgumentTypes(desc);
    Type[] seenAs = call.instantiatedType().getArgumentTypes();
    List<Type> wanted = target.parameterTypes();
    int captured = wanted.size() - arguments.length;
    int local = 1;
    for (int i = 0; i < arguments.length; i++) {
      code.load(local, arguments[i]);
      new ValueConversion(arguments[i], seenAs[i], wanted.get(captured + i)).emit(code);
      // stack: argument
      local += arguments[i].getSize();
    }
    return local;
  }

  private void emitSuspension(InstructionAdapter code, int stack, String conversion) {
    Type result = target.returnType();
    Label running = new Label();
    // stack: result
    code.load(stack, FRAME_STACK);
    Code.get(code, RuntimeSymbols.STATUS);
    code.ifeq(running);
    code.load(stack, FRAME_STACK);
    code.aconst(conversion);
    // stack: conversion, frame stack, result
    Code.callStatic(code, LambdaSymbols.LINK_ADAPTING_FRAME);
    // stack: result; a return drops it (JVMS §6.5, return)
    Code.returnDummy(code, returnType());
    code.visitLabel(running);
    code.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {Code.verificationType(result)});
    // stack: result
  }
}
