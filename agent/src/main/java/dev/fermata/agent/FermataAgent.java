package dev.fermata.agent;

import dev.fermata.instrument.ClassFiles;
import dev.fermata.instrument.Globs;
import dev.fermata.instrument.Instrumented;
import dev.fermata.instrument.Instrumenter;
import dev.fermata.instrument.MonitorLines;
import dev.fermata.instrument.PlainCall;
import dev.fermata.instrument.Shape;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
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
  private static final AtomicBoolean STARTED = new AtomicBoolean();
  private static volatile @Nullable Explanations explanations;

  private FermataAgent() {}

  /**
   * Starts the agent before the program's main method.
   *
   * @param options the text after {@code =} in {@code -javaagent:jar=options}, or null
   * @param instrumentation the JVM's instrumentation service
   * @throws IllegalArgumentException if an option is not known; the JVM does not start then
   */
  public static void premain(@Nullable String options, Instrumentation instrumentation) {
    start(AgentOptions.parse(options), instrumentation, false);
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
    if (start(parsed, instrumentation, true) && isApiLoaded(instrumentation)) {
      log(parsed)
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
    Explanations known = explanations;
    return known == null ? null : known.of(type);
  }

  /**
   * Tells the library, when a method cannot be suspended, why the agent has left it plain.
   *
   * @param type declares the method
   * @param method its name and the types of its parameters, as in source
   * @return a clause, or null if the agent has nothing against it
   */
  public static @Nullable String reasonAgainst(Class<?> type, String method) {
    Explanations known = explanations;
    return known == null ? null : known.reasonAgainst(type, method);
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

  /** Returns false if the agent is running already. */
  private static boolean start(
      AgentOptions options, Instrumentation instrumentation, boolean isAttached) {
    AgentLog log = log(options);
    if (!STARTED.compareAndSet(false, true)) {
      log.warn(
          "the agent is running already; the options of its second start are ignored. Give all of"
              + " them to the first.");
      return false;
    }
    LoadedClasses loadedBefore = new LoadedClasses();
    Linkage linkage = new Linkage(new AuxiliaryDefiner(instrumentation), loadedBefore);
    Engine.Factory engines = engines(options);
    FermataTransformer transformer =
        new FermataTransformer(options, log, engines, linkage, new ApiModule(instrumentation));
    instrumentation.addTransformer(transformer, true);
    HiddenClasses hidden = new HiddenClasses(instrumentation, transformer, log);
    instrumentation.addTransformer(hidden, true); // the JVM asks all of this kind at once
    if (isAttached) {
      hidden.watch();
    }
    loadedBefore.find(instrumentation);
    explanations = new Explanations(options, engines, linkage, loadedBefore, isAttached);
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
    public Engine create(ClassFiles classFiles, Globs globs) {
      Instrumenter instrumenter = new Instrumenter(classFiles, globs);
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

        @Override
        public void leave(String internalName) {
          instrumenter.leave(internalName);
        }

        @Override
        public List<String> supertypes(byte[] type) {
          return instrumenter.supertypes(type);
        }

        @Override
        public @Nullable Integer abiVersion() {
          return instrumenter.abiVersion();
        }
      };
    }
  }
}
