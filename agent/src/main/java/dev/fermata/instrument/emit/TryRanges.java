package dev.fermata.instrument.emit;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * The exception table of a copied body.
 *
 * <p>javac has each handler of a {@code finally} cover its own first instruction. What is put
 * before that, {@link BodyEmitter#emitGuard}, is left out: C1 compiles no method with a handler
 * whose first block can throw to that handler ("exception handler covers itself"), so that it would
 * stay interpreted until C2 takes it.
 */
final class TryRanges {
  private final BodyEmitter body;

  /** By the real instruction that a handler begins with. */
  private final Map<Integer, Label> behindGuards = new HashMap<>();

  TryRanges(BodyEmitter body) {
    this.body = body;
  }

  /** Adds the rows, before the code. */
  void visit() {
    for (TryCatchBlockNode row : body.context.method().tryCatchBlocks) {
      int start = Math.max(body.from(), body.flow.indexOf(row.start));
      int end = Math.min(body.to(), body.flow.indexOf(row.end));
      if (body.includesAny(start, end)) {
        visit(row, start, end);
      }
    }
  }

  private void visit(TryCatchBlockNode row, int start, int end) {
    Label from = body.start(row.start);
    int first = body.flow.realFrom(body.flow.indexOf(row.handler));
    if (start <= first && first < end && body.isGuarded(row.handler) && body.includes(first)) {
      if (body.flow.realFrom(start) < first && body.includesAny(start, first)) {
        visit(from, row.handler.getLabel(), row);
      }
      from = behindGuards.computeIfAbsent(first, guarded -> new Label());
    }
    visit(from, body.end(row.end), row);
  }

  private void visit(Label start, Label end, TryCatchBlockNode row) {
    body.out.visitTryCatchBlock(start, end, row.handler.getLabel(), row.type);
  }

  /** Emits what stands behind the guard at a real instruction. */
  void behindGuard(int first) {
    Label behind = behindGuards.get(first);
    if (behind != null) {
      body.out.visitLabel(behind);
    }
  }
}
