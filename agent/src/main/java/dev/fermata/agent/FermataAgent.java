package dev.fermata.agent;

import java.lang.instrument.Instrumentation;
import org.objectweb.asm.Opcodes;

/** The JVM's entry points to the agent. */
public final class FermataAgent {
  static final int ASM_API = Opcodes.ASM9;

  private FermataAgent() {}

  /**
   * Starts the agent before the program's main method.
   *
   * @param options the text after {@code =} in {@code -javaagent:jar=options}, or null
   * @param instrumentation the JVM's instrumentation service
   */
  public static void premain(String options, Instrumentation instrumentation) {}

  /**
   * Starts the agent in a running JVM.
   *
   * @param options the attacher's text, or null
   * @param instrumentation the JVM's instrumentation service
   */
  public static void agentmain(String options, Instrumentation instrumentation) {}
}
