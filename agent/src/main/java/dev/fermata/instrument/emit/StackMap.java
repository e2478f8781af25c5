package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.FrameState;
import dev.fermata.instrument.analyze.MethodAnalysis;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.LabelNode;

/**
 * Writes the stack map frames of a twin or resume method. They are the original's, moved to the new
 * slots and weakened: a dead local is TOP, so that a restored point inside a try range satisfies
 * the range's handlers (JVMS §4.10.1.6).
 */
final class StackMap {
  private static final BitSet NO_LOCALS = new BitSet();

  /** By how many locals a frame may differ from the one before to be written shortly. */
  private static final int MOST_DIFFERING = 3;

  private final MethodContext context;
  private final Slots slots;
  private final MethodVisitor out;

  /** The locals of the frame before; null at the beginning. */
  private @Nullable List<Object> previous;

  StackMap(MethodContext context, Slots slots, MethodVisitor out) {
    this.context = context;
    this.slots = slots;
    this.out = out;
  }

  /** A frame with the locals of {@code state} that are in {@code live}. */
  void visit(FrameState state, BitSet live, List<Object> stack) {
    Object[] locals = new Object[slots.temporaries()];
    Arrays.fill(locals, Opcodes.TOP);
    if (slots.frame() >= 0) {
      locals[slots.frame()] = context.frameClass();
    }
    locals[slots.stack()] = RuntimeSymbols.FRAME_STACK;
    for (int slot = live.nextSetBit(0); slot >= 0; slot = live.nextSetBit(slot + 1)) {
      Object type = state.local(slot);
      locals[slots.of(slot, FrameState.isWide(type))] = asm(type);
    }
    Object[] operands = new Object[stack.size()];
    for (int i = 0; i < operands.length; i++) {
      operands[i] = asm(stack.get(i));
    }
    visit(compact(locals), operands);
  }

  /** Compares with the frame before, which ASM does too, but with far more work. */
  private void visit(List<Object> locals, Object[] operands) {
    List<Object> before = previous;
    previous = locals;
    int more = before == null ? 0 : locals.size() - before.size();
    if (context.version() < Opcodes.V1_6) {
      out.visitFrame(Opcodes.F_NEW, locals.size(), locals.toArray(), operands.length, operands);
    } else if (operands.length <= 1 && locals.equals(before)) {
      int kind = operands.length == 0 ? Opcodes.F_SAME : Opcodes.F_SAME1;
      out.visitFrame(kind, 0, null, operands.length, operands);
    } else if (operands.length == 0 && isPart(before, locals) && more <= MOST_DIFFERING) {
      List<Object> added = locals.subList(locals.size() - more, locals.size());
      out.visitFrame(Opcodes.F_APPEND, more, added.toArray(), 0, null);
    } else if (operands.length == 0 && isPart(locals, before) && -more <= MOST_DIFFERING) {
      out.visitFrame(Opcodes.F_CHOP, -more, null, 0, null);
    } else {
      out.visitFrame(Opcodes.F_FULL, locals.size(), locals.toArray(), operands.length, operands);
    }
  }

  /** Tells whether {@code all} has the locals of {@code part}, and more behind them. */
  private static boolean isPart(@Nullable List<Object> part, @Nullable List<Object> all) {
    return part != null
        && all != null
        && part.size() < all.size()
        && all.subList(0, part.size()).equals(part);
  }

  /** A frame with nothing but the frame and the stack in its locals. */
  void visit(List<Object> stack) {
    visit(new FrameState(List.of(), List.of()), NO_LOCALS, stack);
  }

  private Object asm(Object type) {
    MethodAnalysis analysis = context.analysis();
    Object inTwin = analysis.inTwin(type);
    return inTwin instanceof LabelNode node ? node.getLabel() : inTwin;
  }

  private static List<Object> compact(Object[] locals) {
    List<Object> compact = new ArrayList<>();
    for (int i = 0; i < locals.length; i++) {
      compact.add(locals[i]);
      if (FrameState.isWide(locals[i])) {
        i++;
      }
    }
    while (compact.get(compact.size() - 1) == Opcodes.TOP) {
      compact.remove(compact.size() - 1);
    }
    return compact;
  }
}
