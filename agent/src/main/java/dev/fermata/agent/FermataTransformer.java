package dev.fermata.agent;

import dev.fermata.instrument.AuxiliaryClass;
import dev.fermata.instrument.Globs;
import dev.fermata.instrument.Instrumented;
import dev.fermata.instrument.LookupHook;
import dev.fermata.instrument.PlainCall;
import dev.fermata.instrument.Refusal;
import dev.fermata.instrument.Shape;
import java.lang.instrument.ClassFileTransformer;
import java.lang.reflect.InvocationTargetException;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Hands the classes that are being loaded to the engine, and defines what it makes beside them. A
 * class with which anything goes wrong is left as it was, with one line in the log.
 *
 * <p>Its own classes need not be loaded beforehand: when one is loaded in the midst of a
 * transformation, this class is asked about it and answers by its name or its loader alone, with
 * classes that are loaded by then.
 */
final class FermataTransformer implements ClassFileTransformer {
  private static final String CHECK_FAILED =
      "refused by Fermata's option check=fail, which has logged why";

  private static final String HIDDEN =
      "its class is hidden, so that its frames could not name it. Define it by Lookup.defineClass";

  private static final String EXCLUDED =
      "its class is excluded by the option exclude=. Take it out of that option";

  private final AgentOptions options;
  private final AgentLog log;
  private final Engine.Factory engines;
  private final ApiModule api;
  private final SuspendablesResource suspendables;
  private final Linkage linkage;
  private final AtomicBoolean reportedVersion = new AtomicBoolean();

  /** Set when a loader has found the api: before, no class can have twins. */
  private volatile boolean isApiFound;

  /** Set while the engine runs: the loader that it asks for resources may load classes itself. */
  private final ThreadLocal<Boolean> busy = new ThreadLocal<>();

  FermataTransformer(
      AgentOptions options, AgentLog log, Engine.Factory engines, Linkage linkage, ApiModule api) {
    this.options = options;
    this.log = log;
    this.engines = engines;
    this.linkage = linkage;
    this.api = api;
    this.suspendables = new SuspendablesResource(log);
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable Module module,
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (loader == null || name == null || module == null || isLeftAlone(loader, name)) {
      return null;
    }
    if (busy.get() != null) {
      log.info(dotted(name) + " is left as it is: its loader needs it to find another class.");
      return null;
    }
    LoaderState state = null;
    try {
      state = stateOf(loader, module, name);
      Shape former = redefined == null ? null : state.shape(name);
      boolean fits = redefined == null || former != null;
      if (!(state.seesApi() || isApiFound) || !fits || isTooNew(name, classFile)) {
        return null;
      }
      Origin origin = new Origin(module, loader, domain, InlineMocks.mayBeIn(former));
      return instrument(state, name, classFile, origin);
    } catch (Throwable thrown) {
      // whatever escapes from here the JVM drops without a word
      String reason = "the agent failed on its class (" + thrown + "); report this as a bug";
      log.warn(dotted(name) + " is left as it is: " + reason + ".");
      if (state != null) {
        state.refused(new Refusal(dotted(name), "", reason));
      }
      return null;
    }
  }

  /** Finds out about a loader before it is asked for a class that may matter. */
  void know(ClassLoader loader) {
    stateOf(loader, loader.getUnnamedModule(), "");
  }

  /** Gives a hidden class in the package and loader of another plain twins for its overrides. */
  byte[] changeHidden(Class<?> host, byte[] classFile) {
    ClassLoader loader = host.getClassLoader();
    String name = host.getName().replace('.', '/');
    boolean isOurs = loader == null || isLeftAlone(loader, name) || busy.get() != null;
    if (isOurs || isTooNew(name, classFile) || LookupHook.isOwnLambda(classFile)) {
      return classFile;
    }
    LoaderState state = stateOf(loader, host.getModule(), name);
    if (!state.seesApi() && !isApiFound) {
      return classFile;
    }
    busy.set(true);
    try {
      Instrumented result = state.engine().instrument(classFile, HIDDEN, null);
      result.refusals().forEach(log::excluded);
      boolean fits = linkage.reasonAgainst(loader, state, classFile) == null;
      api.open(host.getModule());
      return fits ? result.classFile() : classFile;
    } finally {
      busy.remove();
    }
  }

  private static String dotted(String internalName) {
    return internalName.replace('/', '.');
  }

  /** Proxies of public interfaces lie in packages jdk.proxy1 and so on. */
  private boolean isLeftAlone(ClassLoader loader, String name) {
    return loader == ClassLoader.getPlatformClassLoader()
        || name.startsWith("java/")
        || (name.startsWith("jdk/") && !name.startsWith("jdk/proxy"))
        || name.startsWith("sun/")
        || Gate.isOwn(name);
  }

  private boolean isTooNew(String name, byte[] classFile) {
    int version = ClassVersion.of(classFile);
    if (version <= ClassVersion.NEWEST) {
      return false;
    }
    if (reportedVersion.compareAndSet(false, true)) {
      log.warn(
          dotted(name)
              + " is left as it is: "
              + ClassVersion.tooNew(version)
              + ". Others of that version will be left without a word.");
    }
    return true;
  }

  private LoaderState stateOf(ClassLoader loader, Module module, String name) {
    LoaderState state = linkage.loaders().find(loader);
    if (state == null) {
      busy.set(true);
      try {
        state = linkage.loaders().add(loader, newState(loader, module, name));
      } finally {
        busy.remove();
      }
    }
    return state;
  }

  private LoaderState newState(ClassLoader loader, Module module, String name) {
    LoaderSource source = new LoaderSource(loader, linkage, log);
    boolean isBroken = false;
    boolean seesApi = false;
    try {
      seesApi = ApiModule.isSeenFrom(loader, module);
    } catch (OutOfMemoryError fatal) {
      throw fatal;
    } catch (Throwable broken) {
      source.report(ApiModule.FRAME_STACK, broken.toString());
      isBroken = true;
    }
    if (!seesApi && !ApiModule.owns(name)) {
      seesApi = linkage.seesApi(loader); // it may find no resources, and the api all the same
    }
    if (seesApi) {
      isApiFound = true;
    }
    Globs globs =
        seesApi && !isBroken
            ? suspendables.read(loader, options.suspendable())
            : Globs.everywhere(options.suspendable());
    Globs all = globs.withSerializable(options.serializable());
    return new LoaderState(engines.create(source, all), seesApi);
  }

  private byte @Nullable [] instrument(
      LoaderState state, String name, byte[] classFile, Origin origin) {
    busy.set(true);
    try {
      byte[] changed = change(state, name, classFile, origin);
      return isRefusedByCheck(state, name, classFile) ? RefusedClass.named(CHECK_FAILED) : changed;
    } finally {
      busy.remove();
    }
  }

  private byte @Nullable [] change(
      LoaderState state, String name, byte[] classFile, Origin origin) {
    boolean isExcluded = options.exclude().match(name);
    Instrumented result =
        state.engine().instrument(classFile, isExcluded ? EXCLUDED : null, origin.former());
    if (result.classFile() == classFile && result.refusals().isEmpty()) {
      return null; // as nearly always
    }
    if (result.classFile() != classFile && !canBeLinked(state, name, classFile, origin)) {
      return null;
    }
    if (isExcluded) {
      result.refusals().forEach(log::excluded);
    } else {
      String reason = define(result, state, origin);
      if (reason != null) {
        result = state.engine().instrument(classFile, reason, origin.former());
      }
      result.refusals().forEach(log::refused);
    }
    result.refusals().forEach(state::refused);
    if (result.classFile() == classFile) {
      return null;
    }
    api.open(origin.module());
    if (origin.former() == null) {
      state.loaded(name, result.shape());
    }
    return result.classFile();
  }

  private boolean canBeLinked(LoaderState state, String name, byte[] classFile, Origin origin) {
    if (origin.former() != null) {
      return true;
    }
    String reason = ApiVersion.reasonAgainst(state.engine().abiVersion());
    if (reason == null && !ApiModule.owns(name)) {
      reason = linkage.reasonAgainst(origin.loader(), state, classFile);
    }
    if (reason == null) {
      return true;
    }
    boolean isFirst = linkage.leave(state, name, reason);
    String line = dotted(name) + " is left as it is: " + reason;
    if (isFirst) {
      log.warn(line + ". More of its class loader are named with log=info.");
    } else {
      log.info(line + ".");
    }
    return false;
  }

  /** Reports the calls of a user's class that cannot suspend. */
  private boolean isRefusedByCheck(LoaderState state, String name, byte[] classFile) {
    if (options.check() == CheckLevel.OFF || name.startsWith("dev/fermata/")) {
      return false;
    }
    List<PlainCall> calls = state.engine().check(classFile);
    calls.forEach(log::cannotSuspend);
    return options.check() == CheckLevel.FAIL && !calls.isEmpty();
  }

  /** Defines what the class will call; returns why it cannot be done, or null. */
  private @Nullable String define(Instrumented result, LoaderState state, Origin origin) {
    if (!result.auxiliaries().isEmpty()) {
      // first, since what is defined beside the class has supertypes in the api
      api.open(origin.module());
      api.open(origin.module(), result.auxiliaries().get(0).name());
    }
    for (Map.Entry<String, String> layout : result.shape().layouts().entrySet()) {
      if (!state.addLayout(layout.getKey(), layout.getValue())) {
        return "its frame class has been defined with another layout, for another version of it."
            + " Load each version by a loader of its own";
      }
    }
    try {
      for (AuxiliaryClass auxiliary : result.auxiliaries()) {
        linkage.definer().define(origin.loader(), origin.domain(), auxiliary);
      }
      return null;
    } catch (InvocationTargetException thrown) {
      return undefinable(thrown.getCause());
    } catch (ReflectiveOperationException thrown) {
      return undefinable(thrown);
    }
  }

  private static String undefinable(@Nullable Throwable thrown) {
    return "its frame class cannot be defined (" + thrown + "); report this as a bug";
  }

  /** Where a class comes from, and what it has if it is loaded already. */
  private record Origin(
      Module module,
      ClassLoader loader,
      @Nullable ProtectionDomain domain,
      @Nullable Shape former) {}
}
