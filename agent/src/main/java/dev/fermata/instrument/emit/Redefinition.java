package dev.fermata.instrument.emit;

import dev.fermata.instrument.layout.Former;
import dev.fermata.instrument.layout.FrameShape;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.MethodNode;

/** What a class that is loaded already allows, and a class that is being loaded does not ask. */
final class Redefinition {
  private static final String NEW_POINT =
      "its class was redefined, and before it could suspend nowhere: the JVM adds no methods to a"
          + " class that is loaded. Start the program anew";

  private static final String NEW_LAYOUT =
      "its class was redefined, and now it saves other values or suspends at other calls: the JVM"
          + " adds no methods to a class that is loaded. Start the program anew";

  private final @Nullable Former former;

  Redefinition(@Nullable Former former) {
    this.former = former;
  }

  /** Tells whether the class is loaded already. */
  boolean isOne() {
    return former != null;
  }

  /** Tells whether twins have to ask Mockito. */
  boolean isMocked() {
    return former != null && former.mocked();
  }

  /** The frame class that the method has; null if it has none. */
  @Nullable FrameShape formerFrame(MethodNode method) {
    return former == null ? null : former.frames().get(method.name + method.desc);
  }

  /** Tells whether a method has a second twin, which it keeps, and gets none later. */
  boolean isDouble(MethodNode method, boolean pays) {
    FrameShape frame = formerFrame(method);
    return frame == null ? former == null && pays : frame.isDouble();
  }

  /** The name stays although methods may have moved. */
  String frameClass(String owner, int index, MethodNode method) {
    FrameShape frame = formerFrame(method);
    return frame == null
        ? RuntimeSymbols.frameClass(owner, index, method.name)
        : frame.frameClass();
  }

  /** Why the twin has to be plain; null if it need not. */
  @Nullable String reasonAgainst(MethodContext context) {
    if (former == null) {
      return null;
    }
    FrameShape frame = formerFrame(context.method());
    if (frame == null) {
      return NEW_POINT;
    }
    return frame.equals(context.shape()) ? null : NEW_LAYOUT;
  }
}
