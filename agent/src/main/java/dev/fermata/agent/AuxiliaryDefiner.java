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
  private final Method define;
  private final Method find;

  /**
   * Opens {@code java.lang} to the agent's module.
   *
   * @throws ReflectiveOperationException never on a JDK that has the two methods
   */
  AuxiliaryDefiner(Instrumentation instrumentation) throws ReflectiveOperationException {
    Module own = AuxiliaryDefiner.class.getModule();
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of(),
        Map.of("java.lang", Set.of(own)),
        Set.of(),
        Map.of());
    define =
        accessible(
            "defineClass",
            String.class,
            byte[].class,
            int.class,
            int.class,
            ProtectionDomain.class);
    find = accessible("findLoadedClass", String.class);
  }

  private static Method accessible(String name, Class<?>... parameters)
      throws ReflectiveOperationException {
    Method method = ClassLoader.class.getDeclaredMethod(name, parameters);
    method.setAccessible(true);
    return method;
  }

  @Override
  public void define(
      ClassLoader loader, @Nullable ProtectionDomain domain, AuxiliaryClass auxiliary)
      throws ReflectiveOperationException {
    String name = auxiliary.name().replace('/', '.');
    if (find.invoke(loader, name) != null) {
      return;
    }
    byte[] bytes = auxiliary.classFile();
    try {
      define.invoke(loader, name, bytes, 0, bytes.length, domain);
    } catch (InvocationTargetException thrown) {
      boolean isThere =
          thrown.getCause() instanceof LinkageError && find.invoke(loader, name) != null;
      if (!isThere) {
        throw thrown;
      }
    }
  }
}
