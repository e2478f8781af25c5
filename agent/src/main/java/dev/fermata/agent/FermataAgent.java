package dev.fermata.agent;

import dev.fermata.instrument.Globs;
import dev.fermata.instrument.Instrumented;
import dev.fermata.instrument.Instrumenter;
import dev.fermata.instrument.PlainCall;
import dev.fermata.instrument.Shape;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
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
 * {@code exclude} globs of classes to leave alone, and {@code log} is {@code off}, {@code warn}
 * (the default) or {@code info}. {@code check} is {@code off} (the default), {@code warn}, which
 * reports when a class is loaded the calls of suspendable methods that cannot suspend there, or
 * {@code fail}, which then does not load the class. {@code chaos} gives the seed of a mode for
 * tests of the agent itself: what {@code suspendable} lists is then suspended at random wherever it
 * is entered, and resumed at once.
 */
public final class FermataAgent {
  private static final AtomicBoolean STARTED = new AtomicBoolean();
  private static final LoadedClasses LOADED_BEFORE = new LoadedClasses();
  private static volatile @Nullable FermataTransformer running;

  private FermataAgent() {}

  /**
   * Starts the agent before the program's main method.
   *
   * @param options the text after {@code =} in {@code -javaagent:jar=options}, or null
   * @param instrumentation the JVM's instrumentation service
   * @throws IllegalArgumentException if an option is not known; the JVM does not start then
   */
  public static void premain(@Nullable String options, Instrumentation instrumentation) {
    start(AgentOptions.parse(options), instrumentation);
  }

  /**
   * Starts the agent in a running JVM, for the classes that are loaded from now on.
   *
   * @param options the attacher's text, or null
   * @param instrumentation the JVM's instrumentation service
   * @throws IllegalArgumentException if an option is not known
   */
  public static void agentmain(@Nullable String options, Instrumentation instrumentation) {
    AgentOptions parsed = AgentOptions.parse(options);
    if (start(parsed, instrumentation) && isApiLoaded(instrumentation)) {
      log(parsed)
          .warn(
              "the agent was attached when classes of the library had been loaded, which cannot be"
                  + " changed any more. Start the JVM with -javaagent instead.");
    }
  }

  /**
   * Tells the library, when a method cannot be suspended, whether the agent came too late for it.
   *
   * @param type declares the method
   * @return true if the class, or the host of its nest, was loaded before the agent was started
   */
  public static boolean wasLoadedBefore(Class<?> type) {
    return LOADED_BEFORE.contains(type) || LOADED_BEFORE.contains(type.getNestHost());
  }

  /**
   * Tells the library, when a method cannot be suspended, why the agent has left it plain.
   *
   * @param type declares the method
   * @param method its name and the types of its parameters, as in source
   * @return a clause, or null if the agent has nothing against it
   */
  public static @Nullable String reasonAgainst(Class<?> type, String method) {
    FermataTransformer transformer = running;
    return transformer == null ? null : transformer.reasonAgainst(type, method);
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
    ClassLoader loader = type.getClassLoader();
    String name = type.getName().replace('.', '/');
    byte[] classFile = loader == null ? null : new LoaderSource(loader).apply(name);
    return classFile == null ? -1 : Instrumenter.lineOfMonitor(classFile, method, line);
  }

  /** Returns false if the agent is running already. */
  private static boolean start(AgentOptions options, Instrumentation instrumentation) {
    AgentLog log = log(options);
    if (!STARTED.compareAndSet(false, true)) {
      log.warn(
          "the agent is running already; the options of its second start are ignored. Give all of"
              + " them to the first.");
      return false;
    }
    FermataTransformer transformer =
        new FermataTransformer(
            options,
            log,
            engines(options),
            new AuxiliaryDefiner(instrumentation),
            new ApiModule(instrumentation));
    running = transformer;
    instrumentation.addTransformer(transformer, true);
    LOADED_BEFORE.find(instrumentation);
    if (options.log() == LogLevel.INFO) {
      log.info("agent " + version() + " started on Java " + Runtime.version());
    }
    return true;
  }

  private static Engine.Factory engines(AgentOptions options) {
    Long seed = options.chaos();
    return seed == null
        ? new InstrumenterFactory()
        : new ChaosFactory(new InstrumenterFactory(), seed);
  }

  private static AgentLog log(AgentOptions options) {
    return new AgentLog(options.log(), System.err);
  }

  private static boolean isApiLoaded(Instrumentation instrumentation) {
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (loaded.getName().equals("dev.fermata.runtime.FrameStack")
          || loaded.getName().equals("dev.fermata.AgentPresence")) {
        return true;
      }
    }
    return false;
  }

  private static String version() {
    String version = FermataAgent.class.getPackage().getImplementationVersion();
    return version == null ? "of unknown version" : version;
  }

  /** Makes the real engine. A lambda would cost the JVM's start what the rest of it costs. */
  private static final class InstrumenterFactory implements Engine.Factory {
    @Override
    public Engine create(Function<String, byte @Nullable []> classSource, Globs globs) {
      Instrumenter instrumenter = new Instrumenter(LOADED_BEFORE.without(classSource), globs);
      return new Engine() {
        @Override
        public Instrumented instrument(
            byte[] classFile, @Nullable String whyPlain, @Nullable Shape former) {
          if (former != null) {
            return instrumenter.reinstrument(classFile, former, whyPlain);
          }
          return whyPlain == null
              ? instrumenter.instrument(classFile)
              : instrumenter.instrumentPlainly(classFile, whyPlain);
        }

        @Override
        public List<PlainCall> check(byte[] classFile) {
          return instrumenter.check(classFile);
        }
      };
    }
  }
}
