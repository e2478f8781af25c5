package dev.fermata.instrument.emit;

import dev.fermata.instrument.resolve.CallTarget;
import dev.fermata.instrument.symbols.LambdaSymbols;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.InstructionAdapter;

/**
 * Calls what a lambda stands for, plainly or by its twin.
 *
 * <p>A nest mate can do what its host can, by the same instruction, with two exceptions. Before
 * Java 11 a private instance method was referred to by invokespecial, which needs the very class: a
 * nest mate uses invokevirtual or invokeinterface (JVMS §5.4.6 selects the private method itself).
 * Any other invokespecial goes through a method handle that the caller's constant pool resolves.
 */
final class LambdaTarget {
  private static final int MAJOR_VERSION = 0xFFFF;

  private final DualLambda.Site site;
  private final Handle handle;

  LambdaTarget(DualLambda.Site site, Handle handle) {
    this.site = site;
    this.handle = handle;
  }

  /** The target of {@code site}. */
  static LambdaTarget of(DualLambda.Site site) {
    return new LambdaTarget(site, new MetafactoryCall(site.indy()).target());
  }

  boolean hasTwin() {
    return !(site.target() instanceof CallTarget.Plain) && !isConstructor();
  }

  /** Tells whether it can only be called through a method handle. */
  boolean byHandle() {
    return handle.getTag() == Opcodes.H_INVOKESPECIAL && !isOwnPrivate();
  }

  /** Tells whether it is the code of a lambda, of which all is known that serialisation asks. */
  boolean isOwnLambda() {
    return handle.getOwner().equals(site.caller())
        && handle.getName().startsWith("lambda$")
        && !byHandle();
  }

  /** Before nest mates nothing else than a private method of its own was compiled to this. */
  private boolean isOwnPrivate() {
    return (site.callerVersion() & MAJOR_VERSION) < Opcodes.V11
        && handle.getOwner().equals(site.caller());
  }

  private boolean isConstructor() {
    return handle.getTag() == Opcodes.H_NEWINVOKESPECIAL;
  }

  /** What goes on the stack: the receiver, if there is one, then the arguments. */
  List<Type> parameterTypes() {
    List<Type> types = new ArrayList<>();
    if (byHandle()) {
      // the handle's receiver is narrowed to the caller (Lookup.findSpecial)
      types.add(Type.getObjectType(site.caller()));
    } else if (handle.getTag() != Opcodes.H_INVOKESTATIC && !isConstructor()) {
      types.add(Type.getObjectType(handle.getOwner()));
    }
    types.addAll(List.of(Type.getArgumentTypes(handle.getDesc())));
    return types;
  }

  Type returnType() {
    return isConstructor()
        ? Type.getObjectType(handle.getOwner())
        : Type.getReturnType(handle.getDesc());
  }

  /** The handles that the site passes to the bootstrap, in the order of the class data. */
  List<Handle> handles() {
    return hasTwin() && byHandle() ? List.of(handle, twinHandle()) : List.of(handle);
  }

  private Handle twinHandle() {
    return new Handle(
        handle.getTag(),
        handle.getOwner(),
        handle.getName(),
        RuntimeSymbols.twin(handle.getDesc()),
        handle.isInterface());
  }

  /** Emits what stands below the arguments. */
  void before(InstructionAdapter code, boolean twin) {
    if (isConstructor()) {
      Type type = Type.getObjectType(handle.getOwner());
      code.anew(type);
      code.dup();
      // stack: object, object
    } else if (byHandle()) {
      code.cconst(
          classData(
              LambdaSymbols.METHOD_HANDLE,
              twin ? LambdaSymbols.DATA_TWIN : LambdaSymbols.DATA_PLAIN));
      // stack: handle
    }
  }

  /** Emits the call. */
  void invoke(InstructionAdapter code, boolean twin) {
    Handle called = twin ? twinHandle() : handle;
    if (twin && site.target() instanceof CallTarget.Dispatched made) {
      Code.callStatic(code, made, returnType());
    } else if (byHandle()) {
      Type[] parameters = parameterTypes(twin);
      code.invokevirtual(
          LambdaSymbols.METHOD_HANDLE,
          LambdaSymbols.INVOKE_EXACT,
          Type.getMethodDescriptor(returnType(), parameters),
          false);
    } else {
      code.visitMethodInsn(
          opcode(), called.getOwner(), called.getName(), called.getDesc(), called.isInterface());
    }
  }

  private Type[] parameterTypes(boolean twin) {
    List<Type> types = parameterTypes();
    if (twin) {
      types.add(Type.getObjectType(RuntimeSymbols.FRAME_STACK));
    }
    return types.toArray(Type[]::new);
  }

  private int opcode() {
    return switch (handle.getTag()) {
      case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
      case Opcodes.H_INVOKEVIRTUAL -> Opcodes.INVOKEVIRTUAL;
      case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
      case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
      case Opcodes.H_INVOKESPECIAL ->
          site.callerIsInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
      default -> throw new IllegalArgumentException(handle + ": a lambda's target is a method");
    };
  }

  /** The element of the class data at {@code index}, as a constant of the lambda's class. */
  static ConstantDynamic classData(String type, int index) {
    Handle classDataAt =
        new Handle(
            Opcodes.H_INVOKESTATIC,
            LambdaSymbols.CLASS_DATA_AT.owner(),
            LambdaSymbols.CLASS_DATA_AT.name(),
            LambdaSymbols.CLASS_DATA_AT.descriptor(),
            false);
    return new ConstantDynamic(
        LambdaSymbols.CLASS_DATA_NAME,
        Type.getObjectType(type).getDescriptor(),
        classDataAt,
        index);
  }
}
