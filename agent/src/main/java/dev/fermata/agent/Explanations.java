package dev.fermata.agent;

import dev.fermata.instrument.ClassFiles;
import dev.fermata.instrument.Globs;
import org.jspecify.annotations.Nullable;

/** Says afterwards why a class is plain that was to be changed, for the error that names it. */
final class Explanations {
  private static final String LOADED_BEFORE =
      " was loaded before the agent was started, which cannot change it any more. ";

  private static final String ATTACH_FIRST =
      "Start the JVM with -javaagent, or attach the agent before the class is used.";

  private static final String START_FIRST =
      "The JVM has it from its AOT cache, or another agent has loaded it: make the cache anew with"
          + " this agent and its options, or start this agent first.";

  private static final String NOT_SHOWN =
      " was not shown to the agent when it was loaded. The JVM has it from an archive, or a class"
          + " loader needed it to find another class: make the archive anew with this agent and its"
          + " options, or keep the class out of the class loader.";

  private static final String APART =
      "its class loader does not find this library, or finds another copy of it. Let it find the"
          + " one of its caller";

  private final AgentOptions options;
  private final Engine.Factory engines;
  private final Linkage linkage;
  private final LoadedClasses loadedBefore;
  private final boolean isAttached;

  /** Whether the agent would change a class; only of those that an error has asked for. */
  private final ClassValue<Boolean> changes =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return isChanged(type.getClassLoader(), internalName(type));
        }
      };

  Explanations(
      AgentOptions options,
      Engine.Factory engines,
      Linkage linkage,
      LoadedClasses loadedBefore,
      boolean isAttached) {
    this.options = options;
    this.engines = engines;
    this.linkage = linkage;
    this.loadedBefore = loadedBefore;
    this.isAttached = isAttached;
  }

  /** Returns sentences, or null if the agent has made of the class what it could. */
  @Nullable String of(Class<?> type) {
    Class<?> named = type.isHidden() ? type.getNestHost() : type;
    ClassLoader loader = named.getClassLoader();
    String internalName = internalName(named);
    if (loader == null || options.exclude().match(internalName)) {
      return null;
    }
    LoaderState state = linkage.loaders().find(loader);
    String left = state == null ? null : state.whyLeft(internalName);
    if (left != null) {
      return named.getName() + " was left as it is: " + left + ".";
    }
    boolean isKnown =
        state != null
            && (state.shape(internalName) != null
                || state.reasonAgainst(named.getName(), "") != null);
    if (isKnown || !changes.get(named)) {
      return null;
    }
    return loadedBefore.contains(named)
        ? named.getName() + LOADED_BEFORE + (isAttached ? ATTACH_FIRST : START_FIRST)
        : named.getName() + NOT_SHOWN;
  }

  /** Returns a clause that says why a method stays plain; null if nothing is recorded. */
  @Nullable String reasonAgainst(Class<?> type, String method) {
    ClassLoader loader = type.getClassLoader();
    LoaderState state = loader == null ? null : linkage.loaders().find(loader);
    if (state == null) {
      return null;
    }
    if (!state.seesApi()) {
      return APART;
    }
    String reason = state.reasonAgainst(type.getName(), method);
    return reason == null ? reasonAgainstVersion(type) : reason;
  }

  /** Not recorded: it may be that of all classes. */
  private static @Nullable String reasonAgainstVersion(Class<?> type) {
    byte[] classFile = classFile(type);
    int version = classFile == null ? 0 : ClassVersion.of(classFile);
    return version > ClassVersion.NEWEST ? ClassVersion.tooNew(version) : null;
  }

  /** Returns the class file that the class's loader finds; null if there is none. */
  static byte @Nullable [] classFile(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null ? null : silentSource(loader).find(internalName(type));
  }

  private static LoaderSource silentSource(ClassLoader loader) {
    AgentLog silent = new AgentLog(LogLevel.OFF, System.err);
    return new LoaderSource(loader, (asked, name) -> ClassFiles.Twins.TO_BE_MADE, silent);
  }

  private static String internalName(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  /** With an engine of its own: that of the loader knows better what the class has. */
  private boolean isChanged(ClassLoader loader, String internalName) {
    LoaderSource source = silentSource(loader);
    byte[] classFile = source.find(internalName);
    if (classFile == null || ClassVersion.of(classFile) > ClassVersion.NEWEST) {
      return false;
    }
    AgentLog silent = new AgentLog(LogLevel.OFF, System.err);
    Globs globs = new SuspendablesResource(silent).read(loader, options.suspendable());
    Engine engine = engines.create(source, globs);
    return engine.instrument(classFile, null, null).classFile() != classFile;
  }
}
