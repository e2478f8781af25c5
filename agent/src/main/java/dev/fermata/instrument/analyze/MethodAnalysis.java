package dev.fermata.instrument.analyze;

import dev.fermata.instrument.resolve.CallTarget;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * All that the emitters need to know of a method: its suspension points, the types before each
 * instruction, what is live, and which {@code new} must move.
 *
 * <p>A {@code new} whose object is not initialised at some suspension point is <em>hoisted</em>: in
 * twins a null stands in its place until the constructor is called.
 */
public final class MethodAnalysis {
  private final MethodNode method;
  private final ControlFlow flow;
  private final Liveness liveness;
  private final MonitorDepth monitors;
  private final Set<LabelNode> hoisted = new HashSet<>();
  private final List<SuspensionPoint> points = new ArrayList<>();
  private final @Nullable SuspensionPoint[] pointsByCall;
  private final String owner;
  private final BitSet reached;
  private @Nullable FrameState[] states;
  private boolean hasAllStates;
  private final Lines lines;

  private MethodAnalysis(
      String owner, MethodNode method, Function<MethodInsnNode, CallTarget> targets) {
    this.owner = owner;
    this.method = method;
    flow = new ControlFlow(method);
    Bounds.check((long) flow.blocks() * flow.slots() / Long.SIZE);
    liveness = new Liveness(flow);
    lines = new Lines(flow);
    monitors = new MonitorDepth(flow);
    Map<Integer, CallTarget> calls = calls(targets);
    FrameTypes types = new FrameTypes(owner, method, wanted(calls));
    reached = types.reached();
    states = types.states();
    pointsByCall = new SuspensionPoint[flow.size()];
    findPoints(calls);
  }

  /**
   * Analyses a method with code.
   *
   * @param owner internal name of its class
   * @param method with expanded frames
   * @param targets tells how each call is made from a twin
   * @return the facts; the method is not changed
   */
  public static MethodAnalysis of(
      String owner, MethodNode method, Function<MethodInsnNode, CallTarget> targets) {
    return new MethodAnalysis(owner, method, targets);
  }

  /**
   * Returns the method.
   *
   * @return as it was given
   */
  public MethodNode method() {
    return method;
  }

  /**
   * Returns where control can go.
   *
   * @return of the whole method
   */
  public ControlFlow flow() {
    return flow;
  }

  /**
   * Returns what is live.
   *
   * @return of the whole method
   */
  public Liveness liveness() {
    return liveness;
  }

  /**
   * Returns the types before an instruction.
   *
   * @param index of the instruction
   * @return the locals and the operand stack
   * @throws NullPointerException if control never comes there
   */
  public FrameState state(int index) {
    if (states[index] == null && !hasAllStates) {
      noteAllStates();
    }
    return Objects.requireNonNull(states[index]);
  }

  private void noteAllStates() {
    hasAllStates = true;
    states = new FrameTypes(owner, method, each -> true).states();
  }

  /**
   * Tells whether the types before an instruction are known.
   *
   * @param index of the instruction
   * @return false if control never comes there
   */
  public boolean isReached(int index) {
    return reached.get(index);
  }

  /**
   * Tells whether all that is live before an instruction can be kept in a frame.
   *
   * @param index of an instruction that control comes to
   * @return false if a monitor is held or an object is not initialised there
   */
  boolean canCross(int index) {
    Crossing crossing = crossing(0, index);
    return !monitors.isHeldAt(index)
        && Stream.concat(crossing.operands().stream(), crossing.locals().stream())
            .noneMatch(value -> value.type() instanceof LabelNode);
  }

  /** What goes through the frame where control comes to an instruction from elsewhere. */
  Crossing crossing(int label, int index) {
    FrameState state = state(index);
    List<SavedValue> operands = operandsOf(state, state.stack().size());
    return new Crossing(label, index, operands, valuesOf(state, liveness.before(index)));
  }

  /**
   * Returns where the method can be suspended.
   *
   * @return in the order of the code; labels are positions plus one
   */
  public List<SuspensionPoint> points() {
    return points;
  }

  /**
   * Returns the suspension point at an instruction.
   *
   * @param index of the instruction
   * @return null if it is none
   */
  public @Nullable SuspensionPoint pointAt(int index) {
    return pointsByCall[index];
  }

  /**
   * Tells whether there are objects that are not initialised at a suspension point.
   *
   * @return false in most methods
   */
  public boolean hoistsAny() {
    return !hoisted.isEmpty();
  }

  /**
   * Tells whether an object that is not initialised is replaced by null until it is.
   *
   * @param type a verification type
   * @return true for the label of a hoisted {@code new}
   */
  public boolean isHoisted(Object type) {
    return type instanceof LabelNode label && hoisted.contains(label);
  }

  /**
   * Returns the types that a twin has where the original has {@code type}.
   *
   * @param type a verification type
   * @return NULL for a hoisted object, else the same
   */
  public Object inTwin(Object type) {
    return isHoisted(type) ? Opcodes.NULL : type;
  }

  private Map<Integer, CallTarget> calls(Function<MethodInsnNode, CallTarget> targets) {
    Map<Integer, CallTarget> calls = new LinkedHashMap<>();
    for (int i = 0; i < flow.size(); i++) {
      if (flow.insn(i) instanceof MethodInsnNode call && !monitors.isHeldAt(i)) {
        CallTarget target = targets.apply(call);
        if (!(target instanceof CallTarget.Plain)) {
          calls.put(i, target);
        }
      }
    }
    return calls;
  }

  /** The types that an emitter asks for, unless an object is hoisted or the method is cut. */
  private IntPredicate wanted(Map<Integer, CallTarget> calls) {
    BitSet wanted = new BitSet();
    calls.keySet().forEach(wanted::set);
    for (int i = 0; i < flow.size(); i++) {
      if (flow.insn(i).getType() == AbstractInsnNode.FRAME) {
        wanted.set(flow.realFrom(i));
      }
    }
    return wanted::get;
  }

  private void findPoints(Map<Integer, CallTarget> calls) {
    calls.keySet().removeIf(index -> !reached.get(index));
    Bounds.check((long) calls.size() * flow.slots());
    calls.keySet().forEach(index -> hoistAllIn(state(index)));
    if (!hoisted.isEmpty()) {
      // each pass makes up labels of its own for what has none
      hoisted.clear();
      noteAllStates();
      calls.keySet().forEach(index -> hoistAllIn(state(index)));
    }
    calls.forEach(
        (index, target) -> {
          SuspensionPoint point = pointOf(points.size() + 1, index, target);
          points.add(point);
          pointsByCall[index] = point;
        });
  }

  private void hoistAllIn(FrameState state) {
    for (Object type : state.stack()) {
      if (type instanceof LabelNode label) {
        hoisted.add(label);
      }
    }
    for (Object type : state.locals()) {
      if (type instanceof LabelNode label) {
        hoisted.add(label);
      }
    }
  }

  private SuspensionPoint pointOf(int label, int index, CallTarget target) {
    MethodInsnNode call = (MethodInsnNode) flow.insn(index);
    FrameState state = state(index);
    int taken = Type.getArgumentTypes(call.desc).length;
    int receiver = call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1;
    List<SavedValue> operands = operandsOf(state, state.stack().size() - taken - receiver);
    List<SavedValue> locals = valuesOf(state, liveness.during(index));
    return new SuspensionPoint(label, index, call, target, operands, locals, lineOf(index));
  }

  private List<SavedValue> operandsOf(FrameState state, int count) {
    List<SavedValue> operands = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      operands.add(new SavedValue(SavedValue.Home.OPERAND, i, inTwin(state.stack().get(i))));
    }
    return operands;
  }

  private List<SavedValue> valuesOf(FrameState state, BitSet live) {
    List<SavedValue> values = new ArrayList<>();
    for (int slot = live.nextSetBit(0); slot >= 0; slot = live.nextSetBit(slot + 1)) {
      values.add(new SavedValue(SavedValue.Home.LOCAL, slot, inTwin(state.local(slot))));
    }
    return values;
  }

  /**
   * Returns the line of an instruction.
   *
   * @param index of the instruction
   * @return -1 if unknown
   */
  public int lineOf(int index) {
    return lines.of(index);
  }
}
