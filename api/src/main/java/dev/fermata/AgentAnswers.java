package dev.fermata;

import org.jspecify.annotations.Nullable;

/**
 * Asks the agent what it has done and why. Called only when something has failed; without an agent,
 * in what was instrumented ahead of time, nothing is known.
 */
final class AgentAnswers {
  private static final String AGENT = "dev.fermata.agent.FermataAgent";

  private AgentAnswers() {}

  /** Says why a class, or the one that made it for a lambda, is plain; null if it need not be. */
  static @Nullable String whyPlain(Class<?> type) {
    if (type.isHidden() && !type.isSynthetic() && type.getClassLoader() != null) {
      return type.getName()
          + " is a hidden class, which the JVM shows to no agent. Define it by Lookup.defineClass.";
    }
    return (String) ask("whyPlain", new Class<?>[] {Class.class}, type);
  }

  /**
   * Tells why a method cannot be suspended although it was to be.
   *
   * @param method name and parameter types, as in source
   * @return a clause, null if nothing is recorded
   */
  static @Nullable String reasonAgainst(Class<?> type, String method) {
    Class<?>[] parameters = {Class.class, String.class};
    return (String) ask("reasonAgainst", parameters, type, method);
  }

  /**
   * Finds where the monitor was taken that is held at a call.
   *
   * @return the line; 0 if none is held there, -1 if that cannot be told
   */
  static int lineOfMonitor(Class<?> type, String method, int line) {
    Class<?>[] parameters = {Class.class, String.class, int.class};
    return ask("lineOfMonitor", parameters, type, method, line) instanceof Integer found
        ? found
        : -1;
  }

  private static @Nullable Object ask(String name, Class<?>[] parameters, Object... arguments) {
    try {
      Class<?> agent = Class.forName(AGENT, false, ClassLoader.getSystemClassLoader());
      return agent.getMethod(name, parameters).invoke(null, arguments);
    } catch (ReflectiveOperationException absent) {
      return null;
    }
  }
}
