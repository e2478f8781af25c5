package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.Crossing;
import dev.fermata.instrument.analyze.MethodAnalysis;
import dev.fermata.instrument.analyze.SavedValue;
import dev.fermata.instrument.analyze.Stores;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import dev.fermata.instrument.symbols.StartSymbols;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * How the code of a lambda that is a generator's body is begun: by resuming a frame that was made
 * with the generator and stands before the first instruction.
 *
 * @param crossing to the first instruction
 * @param yielder the slot of the last parameter, which the code never changes: the stack that
 *     resumes the frame, which therefore does not hold it
 * @param type of the yielder
 * @param descriptor of the method that makes the frame of the captured values
 */
record BodyStart(Crossing crossing, int yielder, String type, String descriptor) {
  /** Returns null for code that cannot be begun so. */
  static @Nullable BodyStart of(String owner, MethodAnalysis analysis) {
    MethodNode method = analysis.method();
    Type[] parameters = Type.getArgumentTypes(method.desc);
    int last = parameters.length - 1;
    boolean isYielder =
        last >= 0
            && parameters[last].getSort() == Type.OBJECT
            && StartSymbols.YIELDERS.containsValue(parameters[last].getInternalName());
    // a frame that was never saved must not be taken for one that stands in a try
    if (!isYielder
        || analysis.points().isEmpty()
        || analysis.points().stream().anyMatch(point -> TryPoints.isInTry(analysis, point))) {
      return null;
    }
    boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
    int slots = Type.getArgumentsAndReturnSizes(method.desc) >> 2;
    int yielder = slots - (isStatic ? 2 : 1);
    for (AbstractInsnNode insn : method.instructions) {
      if (Stores.touches(insn, yielder)) {
        return null;
      }
    }
    StringBuilder descriptor = new StringBuilder("(");
    if (!isStatic) {
      descriptor.append('L').append(owner).append(';');
    }
    for (int i = 0; i < last; i++) {
      descriptor.append(parameters[i].getDescriptor());
    }
    descriptor.append(")L").append(RuntimeSymbols.FRAME).append(';');
    Crossing crossing = Crossing.toFirst(analysis);
    return new BodyStart(
        crossing, yielder, parameters[last].getInternalName(), descriptor.toString());
  }

  /** The yielder as a value. */
  SavedValue value() {
    return new SavedValue(SavedValue.Home.LOCAL, yielder, type);
  }

  /** Tells whether a value is the yielder. */
  boolean isYielder(SavedValue value) {
    return value.home() == SavedValue.Home.LOCAL && value.index() == yielder;
  }

  /** What the frame is made of. */
  List<SavedValue> captured() {
    return crossing.locals().stream().filter(local -> !isYielder(local)).toList();
  }

  /** Tells whether a lambda captures just what the frame is made of. */
  boolean fits(Type[] captured) {
    return Type.getMethodDescriptor(Type.getObjectType(RuntimeSymbols.FRAME), captured)
        .equals(descriptor);
  }
}
