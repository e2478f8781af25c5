package dev.fermata;

import org.jspecify.annotations.Nullable;

/** Asks the agent which classes it has left plain. Called only when something has failed. */
final class AgentVerdict {
  private static final String AGENT = "dev.fermata.agent.FermataAgent";

  private AgentVerdict() {}

  /** Says why a class, or the one that made it for a lambda, is plain; null if it need not be. */
  static @Nullable String whyPlain(Class<?> type) {
    if (type.isHidden() && !type.isSynthetic()) {
      return type.getName()
          + " is a hidden class, which the JVM shows to no agent. Define it by Lookup.defineClass.";
    }
    try {
      Class<?> agent = Class.forName(AGENT, false, ClassLoader.getSystemClassLoader());
      return (String) agent.getMethod("whyPlain", Class.class).invoke(null, type);
    } catch (ReflectiveOperationException absent) {
      return null; // instrumented ahead of time
    }
  }
}
