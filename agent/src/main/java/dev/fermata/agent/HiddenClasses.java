package dev.fermata.agent;

import dev.fermata.instrument.LookupHook;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;

/**
 * Shows hidden classes to the agent, as the JVM does not: one that overrides a suspendable method
 * would inherit its twin, which runs the method that is overridden.
 *
 * <p>{@link Lookup} is changed for this when a class that names its method is loaded: most programs
 * have none, and it takes about 15 ms. This cannot be left to a transformer, because the JVM asks
 * none about what happens within a transformation.
 */
final class HiddenClasses implements BiFunction<Lookup, byte[], byte[]> {
  private final Instrumentation instrumentation;
  private final FermataTransformer transformer;
  private final AgentLog log;
  private final AtomicBoolean isWatching = new AtomicBoolean();

  HiddenClasses(Instrumentation instrumentation, FermataTransformer transformer, AgentLog log) {
    this.instrumentation = instrumentation;
    this.transformer = transformer;
    this.log = log;
  }

  /** Looks whether a class that is being loaded may define such classes. */
  void see(byte[] classFile) {
    if (!isWatching.get() && LookupHook.isNamedBy(classFile)) {
      watch();
    }
  }

  /** Shows all hidden classes to the agent that are defined from now on. */
  void watch() {
    if (!isWatching.compareAndSet(false, true)) {
      return;
    }
    try (InputStream lookup =
        Object.class.getResourceAsStream("invoke/MethodHandles$Lookup.class")) {
      byte[] changed = LookupHook.into(Objects.requireNonNull(lookup).readAllBytes());
      instrumentation.redefineModule(
          Object.class.getModule(),
          Set.of(),
          Map.of(),
          Map.of("java.lang", Set.of(HiddenClasses.class.getModule())),
          Set.of(),
          Map.of());
      MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup())
          .defineClass(LookupHook.holder())
          .getField(LookupHook.FIELD)
          .set(null, this);
      instrumentation.redefineClasses(new ClassDefinition(Lookup.class, changed));
    } catch (IOException
        | ReflectiveOperationException
        | UnmodifiableClassException
        | RuntimeException
        | LinkageError broken) {
      log.warn("hidden classes that override suspendable methods run these instead: " + broken);
    }
  }

  /** Called by the JDK, which says what is wrong with the arguments. */
  @Override
  public byte[] apply(Lookup host, byte[] classFile) {
    try {
      return transformer.changeHidden(host.lookupClass(), classFile);
    } catch (Throwable thrown) {
      log.warn("a hidden class of " + host.lookupClass().getName() + " stays plain: " + thrown);
      return classFile;
    }
  }
}
