package dev.fermata.agent;

import dev.fermata.instrument.MonitorLines;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's entry points to the agent.
 *
 * <pre>
 *   java -javaagent:fermata-agent.jar …
 *   java -javaagent:fermata-agent.jar=suspendable=acme.Lib:acme.Feed.next,log=info …
 * </pre>
 *
 * <p>Options are {@code name=value} separated by commas, the entries of a list by colons. A glob
 * names a class or a method with dots, an inner class with {@code $}; {@code *} stands for any
 * characters. {@code suspendable} lists globs of classes and methods that need no annotation,
 * {@code serializable} globs of those whose for-each loops can be written to streams, {@code
 * exclude} globs of classes to leave alone, and {@code log} is {@code off}, {@code warn} (the
 * default) or {@code info}. {@code check} is {@code off} (the default), {@code warn}, which reports
 * when a class is loaded the calls of suspendable methods that cannot suspend there, or {@code
 * fail}, which then does not load the class. {@code chaos} gives the seed of a mode for tests of
 * the agent itself: what {@code suspendable} lists is then suspended at random wherever it is
 * entered, and resumed at once.
 */
public final class FermataAgent {
  private static @Nullable Gate gate;

  private FermataAgent() {}

  /**
   * Starts the agent before the program's main method.
   *
   * @param options the text after {@code =} in {@code -javaagent:jar=options}, or null
   * @param instrumentation the JVM's instrumentation service
   * @throws IllegalArgumentException if an option is not known; the JVM does not start then
   */
  public static void premain(@Nullable String options, Instrumentation instrumentation) {
    start(options, instrumentation, false);
  }

  /**
   * Starts the agent in a running JVM, for the classes that are loaded from now on.
   *
   * @param options the attacher's text, or null
   * @param instrumentation the JVM's instrumentation service
   * @throws IllegalArgumentException if an option is not known
   */
  public static void agentmain(@Nullable String options, Instrumentation instrumentation) {
    if (start(options, instrumentation, true) && isApiLoaded(instrumentation)) {
      AgentLog.of(AgentOptions.parse(options))
          .warn(
              "the agent was attached when classes of the library had been loaded, which cannot be"
                  + " changed any more. Start the JVM with -javaagent instead.");
    }
  }

  /**
   * Tells the library, when a method cannot be suspended, why the agent has left its class as it
   * was.
   *
   * @param type declares the method
   * @return sentences that name the class; null if the agent has made of it what it could
   */
  public static @Nullable String whyPlain(Class<?> type) {
    Gate known = gate();
    return known == null ? null : known.parts().explanations().of(type);
  }

  /**
   * Tells the library, when a method cannot be suspended, why the agent has left it plain.
   *
   * @param type declares the method
   * @param method its name and the types of its parameters, as in source
   * @return a clause, or null if the agent has nothing against it
   */
  public static @Nullable String reasonAgainst(Class<?> type, String method) {
    Gate known = gate();
    return known == null ? null : known.parts().explanations().reasonAgainst(type, method);
  }

  /**
   * Tells the library, when a method cannot be suspended, where it took the monitor that it holds.
   *
   * @param type declares the method
   * @param method its name
   * @param line of the call in which it is
   * @return the line; 0 if it holds none there, -1 if its class file is not to be found
   */
  public static int lineOfMonitor(Class<?> type, String method, int line) {
    byte[] classFile = Explanations.classFile(type);
    return classFile == null ? -1 : MonitorLines.taken(classFile, method, line);
  }

  private static synchronized @Nullable Gate gate() {
    return gate;
  }

  /**
   * Returns false if the agent is running already. What this class has in its signatures is loaded
   * before its main method can be found.
   */
  private static synchronized boolean start(
      @Nullable String text, Instrumentation instrumentation, boolean isAttached) {
    AgentOptions options = text == null || text.isEmpty() ? null : AgentOptions.parse(text);
    if (gate != null) {
      AgentLog.of(options)
          .warn(
              "the agent is running already; the options of its second start are ignored. Give all"
                  + " of them to the first.");
      return false;
    }
    Gate made = new Gate(options, instrumentation, isAttached);
    gate = made;
    made.watch();
    if (options != null && options.log() == LogLevel.INFO) {
      AgentLog.of(options).info("agent " + version() + " started on Java " + Runtime.version());
    }
    return true;
  }

  private static boolean isApiLoaded(Instrumentation instrumentation) {
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (loaded.getName().equals("dev.fermata.AgentPresence")) {
        return true;
      }
    }
    return false;
  }

  private static String version() {
    String version = FermataAgent.class.getPackage().getImplementationVersion();
    return version == null ? "of unknown version" : version;
  }
}
