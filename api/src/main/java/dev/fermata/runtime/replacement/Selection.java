package dev.fermata.runtime.replacement;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;

/**
 * Finds out which implementation of a public method the JVM would select for a receiver, and how
 * its work can be done otherwise.
 *
 * @param <W> the ways
 */
final class Selection<W> extends ClassValue<W> {
  private final W unknown;
  private final Map<String, W> ways;
  private final Set<String> used;
  private final String name;
  private final Class<?>[] parameters;

  /**
   * Creates a selection.
   *
   * @param unknown what to answer for implementations that are not listed
   * @param ways by the name of the class or interface of the JDK that implements the method
   * @param used names of methods that a way for a class relies on; where they are overridden
   *     outside of the JDK, the answer is unknown
   * @param name of the method
   * @param parameters of the method
   */
  Selection(W unknown, Map<String, W> ways, Set<String> used, String name, Class<?>... parameters) {
    this.unknown = unknown;
    this.ways = ways;
    this.used = used;
    this.name = name;
    this.parameters = parameters;
  }

  W of(Object receiver) {
    return get(receiver.getClass());
  }

  @Override
  protected W computeValue(Class<?> type) {
    try {
      Class<?> owner = type.getMethod(name, parameters).getDeclaringClass();
      boolean isKnown = isOfTheJdk(owner) && (owner.isInterface() || isUsedAsItIs(type));
      return isKnown ? ways.getOrDefault(owner.getName(), unknown) : unknown;
    } catch (NoSuchMethodException | LinkageError notToBeSeen) {
      // a class that names types which are missing; its method can still be called
      return unknown;
    }
  }

  private boolean isUsedAsItIs(Class<?> type) {
    for (Method method : type.getMethods()) {
      if (used.contains(method.getName()) && !isOfTheJdk(method.getDeclaringClass())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOfTheJdk(Class<?> type) {
    return type.getClassLoader() == null;
  }
}
