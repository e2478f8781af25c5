package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.FrameState;
import dev.fermata.instrument.analyze.MethodAnalysis;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
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

  private final MethodContext context;
  private final Slots slots;
  private final MethodVisitor out;

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
      locals[slots.of(slot)] = asm(state.local(slot));
    }
    List<Object> compact = compact(locals);
    out.visitFrame(
        Opcodes.F_NEW,
        compact.size(),
        compact.toArray(),
        stack.size(),
        stack.stream().map(this::asm).toArray());
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
