package dev.fermata.instrument.resolve;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * The packages that this JVM's own modules hold: no glob makes their classes suspendable, since no
 * agent is shown them by a loader that sees the api.
 */
final class JdkPackages {
  /** Not before a glob matches something: most programs have none. */
  private static final Set<String> NAMES =
      ModuleLayer.boot().modules().stream()
          .filter(module -> isOfJdk(module.getClassLoader()))
          .flatMap(module -> module.getPackages().stream())
          .collect(Collectors.toUnmodifiableSet());

  private JdkPackages() {}

  private static boolean isOfJdk(ClassLoader loader) {
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }

  /** Tells whether a class, named with dots, lies in one of them. */
  static boolean hold(String className) {
    int end = className.lastIndexOf('.');
    return end > 0 && NAMES.contains(className.substring(0, end));
  }
}
