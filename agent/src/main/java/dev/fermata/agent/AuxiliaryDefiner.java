package dev.fermata.agent;

import dev.fermata.instrument.AuxiliaryClass;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Defines classes by {@link ClassLoader}'s own protected method, which is opened to the agent
 * alone. A {@code Lookup} would need a class of the package that is loaded, and there may be none
 * yet.
 */
final class AuxiliaryDefiner implements ClassDefiner {
  private final Instrumentation instrumentation;

  /** Made at the first use: a program that suspends nothing does not pay for it. */
  private volatile @Nullable Access access;

  AuxiliaryDefiner(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  private Access access() throws ReflectiveOperationException {
    Access made = access;
    if (made == null) {
      made = Access.open(instrumentation);
      access = made;
    }
    return made;
  }

  @Override
  public void define(
      ClassLoader loader, @Nullable ProtectionDomain domain, AuxiliaryClass auxiliary)
      throws ReflectiveOperationException {
    String name = auxiliary.name().replace('/', '.');
    byte[] bytes = auxiliary.classFile();
    Access access = access();
    if (access.find.invoke(loader, name) != null) {
      return;
    }
    try {
      access.define.invoke(loader, name, bytes, 0, bytes.length, domain);
    } catch (InvocationTargetException thrown) {
      // another thread may have been faster
      boolean isThere =
          thrown.getCause() instanceof LinkageError && access.find.invoke(loader, name) != null;
      if (!isThere) {
        throw thrown;
      }
    }
  }

  @Override
  public @Nullable Class<?> findLoaded(ClassLoader loader, String internalName)
      throws ReflectiveOperationException {
    return (Class<?>) access().find.invoke(loader, internalName.replace('/', '.'));
  }

  @Override
  public boolean isOwn(ClassLoader loader, String internalName)
      throws ReflectiveOperationException {
    return access().resource.invoke(loader, internalName + ".class") != null;
  }

  /** The methods of {@link ClassLoader}. */
  private record Access(Method define, Method find, Method resource) {
    static Access open(Instrumentation instrumentation) throws ReflectiveOperationException {
      instrumentation.redefineModule(
          Object.class.getModule(),
          Set.of(),
          Map.of(),
          Map.of("java.lang", Set.of(AuxiliaryDefiner.class.getModule())),
          Set.of(),
          Map.of());
      return new Access(
          accessible(
              "defineClass",
              String.class,
              byte[].class,
              int.class,
              int.class,
              ProtectionDomain.class),
          accessible("findLoadedClass", String.class),
          accessible("findResource", String.class));
    }

    private static Method accessible(String name, Class<?>... parameters)
        throws ReflectiveOperationException {
      Method method = ClassLoader.class.getDeclaredMethod(name, parameters);
      method.setAccessible(true);
      return method;
    }
  }
}
