package dev.fermata.instrument.resolve;

import java.lang.invoke.LambdaMetafactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/**
 * A site that makes a lambda or method reference.
 *
 * @param keys the functional method with each descriptor under which the object is called
 * @param interfaces what the object implements, markers too
 * @param implementation what it runs
 */
record LambdaSite(List<String> keys, List<String> interfaces, Handle implementation) {
  static @Nullable LambdaSite of(InvokeDynamicInsnNode site) {
    return of(site.name, site.desc, site.bsm, site.bsmArgs);
  }

  /** Returns null for any other {@code invokedynamic}, and where the arguments are not as due. */
  static @Nullable LambdaSite of(String name, String desc, Handle bootstrap, Object... arguments) {
    boolean isPlain = bootstrap.getName().equals("metafactory");
    boolean isLambda =
        bootstrap.getOwner().equals(ApiNames.LAMBDA_METAFACTORY)
            && (isPlain || bootstrap.getName().equals("altMetafactory"));
    Type made = Type.getReturnType(desc);
    if (!isLambda
        || made.getSort() != Type.OBJECT
        || arguments.length < 3
        || !(arguments[0] instanceof Type method)
        || !(arguments[1] instanceof Handle implementation)) {
      return null;
    }
    List<String> keys = new ArrayList<>(List.of(name + method.getDescriptor()));
    List<String> interfaces = new ArrayList<>(List.of(made.getInternalName()));
    if (!isPlain) {
      readOptions(name, arguments, keys, interfaces);
    }
    return new LambdaSite(keys, interfaces, implementation);
  }

  /** Reads flags, then the counted markers and bridges. Source: {@link LambdaMetafactory}. */
  private static void readOptions(
      String name, Object[] arguments, List<String> keys, List<String> interfaces) {
    int flags = intAt(arguments, 3);
    int next = 4;
    if ((flags & LambdaMetafactory.FLAG_MARKERS) != 0) {
      for (int left = intAt(arguments, next++); left > 0; left--) {
        if (next < arguments.length && arguments[next++] instanceof Type marker) {
          interfaces.add(marker.getInternalName());
        }
      }
    }
    if ((flags & LambdaMetafactory.FLAG_BRIDGES) != 0) {
      for (int left = intAt(arguments, next++); left > 0; left--) {
        if (next < arguments.length && arguments[next++] instanceof Type bridge) {
          keys.add(name + bridge.getDescriptor());
        }
      }
    }
  }

  private static int intAt(Object[] arguments, int index) {
    return index < arguments.length && arguments[index] instanceof Integer value ? value : 0;
  }

  boolean runsConstructor() {
    return implementation.getTag() == Opcodes.H_NEWINVOKESPECIAL;
  }

  /** Returns the call that the object makes, null if it makes an object or calls {@code super}. */
  @Nullable Call call() {
    int opcode =
        switch (implementation.getTag()) {
          case Opcodes.H_INVOKEVIRTUAL -> Opcodes.INVOKEVIRTUAL;
          case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
          case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
          default -> Opcodes.NOP;
        };
    return opcode == Opcodes.NOP
        ? null
        : new Call(
            opcode, implementation.getOwner(), implementation.getName(), implementation.getDesc());
  }

  String implementationKey() {
    return implementation.getName() + implementation.getDesc();
  }
}
