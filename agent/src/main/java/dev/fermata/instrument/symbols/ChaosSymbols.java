package dev.fermata.instrument.symbols;

import dev.fermata.instrument.symbols.RuntimeSymbols.Member;
import dev.fermata.instrument.symbols.RuntimeSymbols.Method;
import java.util.List;
import org.objectweb.asm.Type;

/** What chaos mode calls. */
public final class ChaosSymbols {
  /** The continuation of chaos mode. */
  public static final String STACK = "dev/fermata/runtime/ChaosStack";

  /** Begins a continuation. */
  public static final Method BEGIN = new Method(STACK, "begin", "()L" + STACK + ";");

  /** Suspends at random. */
  public static final Method PAUSE = new Method(STACK, "pause", "()V");

  private static final String SETTLE = "settle";

  private ChaosSymbols() {}

  /**
   * Returns the method that resumes until the end and gives the result.
   *
   * @param result a method's type of result
   * @return one that takes and returns that, or Object for references
   */
  public static Method settle(Type result) {
    String type =
        switch (result.getSort()) {
          case Type.VOID -> "";
          case Type.LONG, Type.FLOAT, Type.DOUBLE -> result.getDescriptor();
          case Type.ARRAY, Type.OBJECT -> "Ljava/lang/Object;";
          default -> "I";
        };
    String returned = type.isEmpty() ? "V" : type;
    return new Method(STACK, SETTLE, "(" + type + "L" + STACK + ";)" + returned);
  }

  /**
   * Lists all members, for the test that resolves each against the api.
   *
   * @return never empty
   */
  public static List<Member> members() {
    return List.of(
        BEGIN,
        PAUSE,
        settle(Type.VOID_TYPE),
        settle(Type.INT_TYPE),
        settle(Type.LONG_TYPE),
        settle(Type.FLOAT_TYPE),
        settle(Type.DOUBLE_TYPE),
        settle(Type.getObjectType("java/lang/Object")));
  }
}
