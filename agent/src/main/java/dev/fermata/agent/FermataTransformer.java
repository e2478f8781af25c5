package dev.fermata.agent;

import dev.fermata.instrument.AuxiliaryClass;
import dev.fermata.instrument.Globs;
import dev.fermata.instrument.Instrumented;
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
  /** The newest class file version that the engine reads: JDK 28. */
  static final int NEWEST_VERSION = 72;

  private static final String CHECK_FAILED =
      "refused by Fermata's option check=fail, which has logged why";

  private static final String UNSEEN =
      "its class loader does not find this library, or finds another copy of it. Let it find the one"
          + " of its caller";

  private static final String EXCLUDED =
      "its class is excluded by the option exclude=. Take it out of that option";

  private final AgentOptions options;
  private final AgentLog log;
  private final Engine.Factory engines;
  private final ClassDefiner definer;
  private final ApiModule api;
  private final SuspendablesResource suspendables;
  private final WeakLoaders loaders = new WeakLoaders();
  private final AtomicBoolean reportedVersion = new AtomicBoolean();

  /** Set while the engine runs: the loader that it asks for resources may load classes itself. */
  private final ThreadLocal<Boolean> busy = new ThreadLocal<>();

  FermataTransformer(
      AgentOptions options,
      AgentLog log,
      Engine.Factory engines,
      ClassDefiner definer,
      ApiModule api) {
    this.options = options;
    this.log = log;
    this.engines = engines;
    this.definer = definer;
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
    if (loader == null || name == null || module == null || isLeftAlone(name)) {
      return null;
    }
    if (busy.get() != null) {
      log.info(dotted(name) + " is left as it is: its loader needs it to find another class.");
      return null;
    }
    LoaderState state = null;
    try {
      state = stateOf(loader, module);
      Shape former = redefined == null ? null : state.shape(name);
      boolean fits = redefined == null || former != null;
      if (!state.seesApi() || !fits || isTooNew(name, classFile)) {
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

  private static String dotted(String internalName) {
    return internalName.replace('/', '.');
  }

  /** Proxies of public interfaces lie in packages jdk.proxy1 and so on. */
  private boolean isLeftAlone(String name) {
    return name.startsWith("java/")
        || (name.startsWith("jdk/") && !name.startsWith("jdk/proxy"))
        || name.startsWith("sun/")
        || name.startsWith("dev/fermata/agent/")
        || name.startsWith("dev/fermata/instrument/");
  }

  private boolean isTooNew(String name, byte[] classFile) {
    int version = version(classFile);
    if (version <= NEWEST_VERSION) {
      return false;
    }
    if (reportedVersion.compareAndSet(false, true)) {
      log.warn(
          dotted(name)
              + " is left as it is: "
              + tooNew(version)
              + ". Others of that version will be left without a word.");
    }
    return true;
  }

  private static String tooNew(int version) {
    return "its class file version "
        + version
        + " is newer than this agent knows, which is "
        + NEWEST_VERSION
        + ". Use a newer agent";
  }

  /** Tells why a method of a class that is loaded stays plain; null if nothing is recorded. */
  @Nullable String reasonAgainst(Class<?> type, String method) {
    ClassLoader loader = type.getClassLoader();
    LoaderState state = loader == null ? null : loaders.find(loader);
    if (state == null) {
      return null;
    }
    if (!state.seesApi()) {
      return UNSEEN;
    }
    String reason = state.reasonAgainst(type.getName(), method);
    return reason == null ? reasonAgainstVersion(loader, type) : reason;
  }

  /** Not recorded: it may be that of all classes. */
  private static @Nullable String reasonAgainstVersion(ClassLoader loader, Class<?> type) {
    byte[] classFile = new LoaderSource(loader).apply(type.getName().replace('.', '/'));
    int version = classFile == null ? 0 : version(classFile);
    return version > NEWEST_VERSION ? tooNew(version) : null;
  }

  private static int version(byte[] classFile) {
    return classFile.length < 8 ? 0 : ((classFile[6] & 0xff) << 8) | (classFile[7] & 0xff);
  }

  private LoaderState stateOf(ClassLoader loader, Module module) {
    LoaderState state = loaders.find(loader);
    if (state == null) {
      busy.set(true);
      try {
        state = loaders.add(loader, newState(loader, module));
      } finally {
        busy.remove();
      }
    }
    return state;
  }

  private LoaderState newState(ClassLoader loader, Module module) {
    boolean seesApi = seesApi(loader, module);
    Globs globs =
        seesApi
            ? suspendables.read(loader, options.suspendable())
            : Globs.everywhere(options.suspendable());
    return new LoaderState(engines.create(new LoaderSource(loader), globs), seesApi);
  }

  private boolean seesApi(ClassLoader loader, Module module) {
    try {
      return ApiModule.isSeenFrom(loader, module);
    } catch (VirtualMachineError fatal) {
      throw fatal;
    } catch (Throwable broken) {
      log.warn("classes of " + loader.getClass().getName() + " are left as they are: " + broken);
      return false;
    }
  }

  private byte @Nullable [] instrument(
      LoaderState state, String name, byte[] classFile, Origin origin) {
    busy.set(true);
    try {
      Instrumented result;
      if (options.exclude().match(name)) {
        result = state.engine().instrument(classFile, EXCLUDED, origin.former());
        result.refusals().forEach(log::excluded);
      } else {
        result = instrument(state, classFile, origin);
        result.refusals().forEach(log::refused);
      }
      result.refusals().forEach(state::refused);
      byte[] changed = changed(result, classFile, origin);
      if (changed != null && origin.former() == null) {
        state.loaded(name, result.shape());
      }
      return isRefusedByCheck(state, name, classFile) ? RefusedClass.named(CHECK_FAILED) : changed;
    } finally {
      busy.remove();
    }
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

  private Instrumented instrument(LoaderState state, byte[] classFile, Origin origin) {
    Instrumented result = state.engine().instrument(classFile, null, origin.former());
    String reason = define(result, state, origin);
    return reason == null ? result : state.engine().instrument(classFile, reason, origin.former());
  }

  /** Defines what the class will call; returns why it cannot be done, or null. */
  private @Nullable String define(Instrumented result, LoaderState state, Origin origin) {
    if (!result.auxiliaries().isEmpty()) {
      // first, since what is defined beside the class has supertypes in the api
      api.open(origin.module());
    }
    for (Map.Entry<String, String> layout : result.shape().layouts().entrySet()) {
      if (!state.addLayout(layout.getKey(), layout.getValue())) {
        return "its frame class has been defined with another layout, for another version of it. Load"
            + " each version by a loader of its own";
      }
    }
    try {
      for (AuxiliaryClass auxiliary : result.auxiliaries()) {
        definer.define(origin.loader(), origin.domain(), auxiliary);
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

  private byte @Nullable [] changed(Instrumented result, byte[] before, Origin origin) {
    if (result.classFile() == before) {
      return null;
    }
    api.open(origin.module());
    return result.classFile();
  }

  /** Where a class comes from, and what it has if it is loaded already. */
  private record Origin(
      Module module,
      ClassLoader loader,
      @Nullable ProtectionDomain domain,
      @Nullable Shape former) {}
}
