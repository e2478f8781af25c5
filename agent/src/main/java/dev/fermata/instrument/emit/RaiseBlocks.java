package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.SuspensionPoint;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Raises what a resumed call has thrown, inside the try ranges of that call. Points with the same
 * ranges and the same types share a block.
 *
 * <pre>{@code
 * throw stack.takeException();
 * }</pre>
 */
final class RaiseBlocks {
  private final BodyEmitter body;
  private final Map<Key, Block> blocks = new LinkedHashMap<>();
  private final Map<SuspensionPoint, Block> byPoint = new HashMap<>();

  RaiseBlocks(BodyEmitter body, List<SuspensionPoint> points) {
    this.body = body;
    for (SuspensionPoint point : points) {
      BitSet live = body.analysis.liveness().inHandlers(point.insn());
      List<Object> types = new ArrayList<>(BodyEmitter.operandTypes(point));
      live.stream().forEach(slot -> types.add(body.analysis.state(point.insn()).local(slot)));
      Key key = new Key(body.flow.handlers(point.insn()), live, types);
      byPoint.put(
          point,
          blocks.computeIfAbsent(key, absent -> new Block(point, live, new Label(), new Label())));
    }
  }

  /** Adds the rows of the exception table; they come behind the body's, in the same order. */
  void visitRanges() {
    visitRanges(row -> row.handler.getLabel());
  }

  /**
   * Adds the rows of the exception table.
   *
   * @param handlers tells where what is thrown is handled
   */
  void visitRanges(Function<TryCatchBlockNode, Label> handlers) {
    for (Block block : blocks.values()) {
      for (TryCatchBlockNode row : body.flow.handlers(block.point.insn())) {
        body.out.visitTryCatchBlock(block.start, block.end, handlers.apply(row), row.type);
      }
    }
  }

  Label block(SuspensionPoint point) {
    return Objects.requireNonNull(byPoint.get(point)).start;
  }

  void emit() {
    for (Block block : blocks.values()) {
      body.out.visitLabel(block.start);
      body.maps.visit(
          body.analysis.state(block.point.insn()),
          block.live,
          BodyEmitter.operandTypes(block.point));
      body.out.visitVarInsn(Opcodes.ALOAD, body.slots.stack());
      Code.call(body.out, RuntimeSymbols.TAKE_EXCEPTION);
      body.out.visitInsn(Opcodes.ATHROW);
      body.out.visitLabel(block.end);
    }
  }

  private record Key(List<TryCatchBlockNode> ranges, BitSet live, List<Object> types) {}

  private record Block(SuspensionPoint point, BitSet live, Label start, Label end) {}
}
