package dev.fermata;

import dev.fermata.runtime.FrameStack;

/**
 * Proves once, by looking for a twin that only an agent can have made, that classes are
 * instrumented.
 */
final class AgentPresence {
  private static final boolean PRESENT = hasTwin();

  private AgentPresence() {}

  static void require() {
    if (!PRESENT) {
      throw missing();
    }
  }

  // apart, so that the JIT inlines the question wherever a generator is made
  private static AgentMissingException missing() {
    String verdict = AgentAnswers.whyPlain(AgentPresence.class);
    return verdict == null ? new AgentMissingException() : new AgentMissingException(verdict);
  }

  private static boolean hasTwin() {
    try {
      return AgentPresence.class.getDeclaredMethod("probe", FrameStack.class) != null;
    } catch (NoSuchMethodException absent) {
      return false;
    }
  }

  @Suspendable
  @SuppressWarnings("unused") // looked up by hasTwin
  private static void probe() {}
}
