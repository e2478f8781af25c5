package dev.fermata.instrument.emit;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.InstructionAdapter;

/**
 * Converts a value from one type to another as {@link java.lang.invoke.LambdaMetafactory} does:
 * casts, boxing, unboxing, widening of primitives.
 */
final class ValueConversion {
  private static final Type OBJECT = Type.getType(Object.class);
  private static final Type NUMBER = Type.getType(Number.class);

  private static final Map<String, Type> PRIMITIVE_OF =
      Map.of(
          "java/lang/Boolean", Type.BOOLEAN_TYPE,
          "java/lang/Byte", Type.BYTE_TYPE,
          "java/lang/Character", Type.CHAR_TYPE,
          "java/lang/Short", Type.SHORT_TYPE,
          "java/lang/Integer", Type.INT_TYPE,
          "java/lang/Long", Type.LONG_TYPE,
          "java/lang/Float", Type.FLOAT_TYPE,
          "java/lang/Double", Type.DOUBLE_TYPE);

  private final Type from;
  private final Type to;
  private final Type seenAs;

  /**
   * Describes a conversion.
   *
   * @param from the type on the stack, erased
   * @param seenAs what the site knows it to be; a reference is cast to it first
   * @param to the type that is wanted
   */
  ValueConversion(Type from, Type seenAs, Type to) {
    this.from = from;
    this.to = to;
    this.seenAs = isPrimitive(from) || isPrimitive(seenAs) ? from : seenAs;
  }

  /** The conversion of what a target returns to what the functional method returns. */
  static ValueConversion ofResult(Type from, Type to) {
    return new ValueConversion(from, to, to);
  }

  static boolean isPrimitive(Type type) {
    return type.getSort() <= Type.DOUBLE;
  }

  /**
   * Returns the conversion that a suspended result needs, in the letters of the runtime's
   * AdaptingFrame.
   *
   * @return null if the result can be delivered to the lambda's caller as it is
   */
  @Nullable String whenSuspended() {
    char kind = kind(from);
    char wanted = kind(to);
    if (kind == wanted || (wanted == 'V' && kind != 'L')) {
      return null;
    }
    Type via = kind == 'L' && wanted != 'V' ? unboxed() : boxed();
    return "" + kind + via.getDescriptor() + wanted;
  }

  private static char kind(Type type) {
    return switch (type.getSort()) {
      case Type.VOID -> 'V';
      case Type.LONG -> 'J';
      case Type.FLOAT -> 'F';
      case Type.DOUBLE -> 'D';
      case Type.OBJECT, Type.ARRAY -> 'L';
      default -> 'I';
    };
  }

  /** The primitive type that is boxed to get to a reference, or {@code to} if that is primitive. */
  private Type boxed() {
    return isPrimitive(to) ? to : PRIMITIVE_OF.getOrDefault(to.getInternalName(), from);
  }

  /** The primitive type that {@code seenAs} is unboxed to; numbers convert themselves. */
  private Type unboxed() {
    Type known = PRIMITIVE_OF.getOrDefault(seenAs.getInternalName(), to);
    return isNumber(known) ? to : known;
  }

  private static boolean isNumber(Type primitive) {
    return primitive.getSort() > Type.CHAR;
  }

  /** Emits it; void on either side leaves the stack alone. */
  void emit(InstructionAdapter code) {
    if (from.getSort() == Type.VOID || to.getSort() == Type.VOID) {
      return;
    }
    if (isPrimitive(from)) {
      emitFromPrimitive(code);
    } else {
      castTo(code, from, seenAs);
      if (isPrimitive(to)) {
        emitUnboxing(code);
      } else {
        castTo(code, seenAs, to);
      }
    }
  }

  private void emitFromPrimitive(InstructionAdapter code) {
    Type primitive = boxed();
    widen(code, from, primitive);
    // stack: primitive
    if (!isPrimitive(to)) {
      Type wrapper = wrapper(primitive);
      code.invokestatic(
          wrapper.getInternalName(),
          "valueOf",
          Type.getMethodDescriptor(wrapper, primitive),
          false);
      // stack: wrapper
      castTo(code, wrapper, to);
    }
  }

  private void emitUnboxing(InstructionAdapter code) {
    Type primitive = unboxed();
    Type owner = isNumber(primitive) ? NUMBER : wrapper(primitive);
    if (!PRIMITIVE_OF.containsKey(seenAs.getInternalName())) {
      castTo(code, seenAs, owner);
    }
    // stack: owner
    code.invokevirtual(
        owner.getInternalName(),
        primitive.getClassName() + "Value",
        Type.getMethodDescriptor(primitive),
        false);
    // stack: primitive
    widen(code, primitive, to);
  }

  private static void widen(InstructionAdapter code, Type from, Type to) {
    if (kind(from) != kind(to)) {
      code.cast(from, to);
    }
  }

  private static void castTo(InstructionAdapter code, Type from, Type to) {
    if (!from.equals(to) && !to.equals(OBJECT)) {
      code.checkcast(to);
    }
  }

  /** Emits the conversion of any value to an object. */
  static void emitBoxing(InstructionAdapter code, Type from) {
    new ValueConversion(from, OBJECT, OBJECT).emit(code);
  }

  private static Type wrapper(Type primitive) {
    for (Map.Entry<String, Type> entry : PRIMITIVE_OF.entrySet()) {
      if (entry.getValue().equals(primitive)) {
        return Type.getObjectType(entry.getKey());
      }
    }
    throw new IllegalArgumentException(primitive + ": not a primitive type with values");
  }
}
