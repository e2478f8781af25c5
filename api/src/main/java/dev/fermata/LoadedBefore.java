package dev.fermata;

/** Asks the agent which classes it came too late for. Called only when something has failed. */
final class LoadedBefore {
  private static final String AGENT = "dev.fermata.agent.FermataAgent";

  private LoadedBefore() {}

  /** Tells whether a class, or the one that made it for a lambda, was there before the agent. */
  static boolean theAgent(Class<?> type) {
    try {
      Class<?> agent = Class.forName(AGENT, false, ClassLoader.getSystemClassLoader());
      return (boolean) agent.getMethod("wasLoadedBefore", Class.class).invoke(null, type);
    } catch (ReflectiveOperationException absent) {
      return false; // instrumented ahead of time
    }
  }
}
