package dev.fermata.instrument.symbols;

import dev.fermata.instrument.symbols.RuntimeSymbols.Member;
import dev.fermata.instrument.symbols.RuntimeSymbols.Method;
import java.util.List;
import java.util.Map;

/** What begins the body of a generator by resuming a frame. */
public final class StartSymbols {
  /** The interfaces of bodies, and the type of the one parameter that each has. */
  public static final Map<String, String> YIELDERS =
      Map.of(
          "dev/fermata/Body", "dev/fermata/Yielder",
          "dev/fermata/IntBody", "dev/fermata/IntYielder",
          "dev/fermata/LongBody", "dev/fermata/LongYielder",
          "dev/fermata/DoubleBody", "dev/fermata/DoubleYielder");

  /** Is implemented by lambdas that are such bodies. */
  public static final String STARTABLE = "dev/fermata/runtime/Startable";

  /** Makes the first frame. */
  public static final Method START =
      new Method(STARTABLE, "start", "()L" + RuntimeSymbols.FRAME + ";");

  /** Is called when the first frame is resumed for the first time. */
  public static final Method BEGUN = new Method(RuntimeSymbols.FRAME_STACK, "begun", "()V");

  /** Tells a resumed body its yielder. */
  public static final Method YIELDER =
      new Method(
          "dev/fermata/runtime/StartFrame",
          "yielder",
          "(Ljava/lang/Object;I" + RuntimeSymbols.FRAME_STACK_DESC + ")Ljava/lang/Object;");

  /** The static method of a frame class that makes a first frame. */
  public static final String OF = "start";

  private StartSymbols() {}

  /**
   * Lists all members, for the test that resolves each.
   *
   * @return never empty
   */
  public static List<Member> members() {
    return List.of(START, BEGUN, YIELDER);
  }
}
