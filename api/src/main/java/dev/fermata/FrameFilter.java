package dev.fermata;

import java.io.ObjectInputFilter;
import java.lang.invoke.SerializedLambda;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * Says whose suspended methods may go on when generators and continuations are read from a stream.
 * Whoever writes a stream chooses the methods in which reading goes on, the places there and the
 * values of all variables: a stream whose filter does not admit their classes is refused.
 *
 * <pre>{@code
 * try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(file))) {
 *   in.setObjectInputFilter(FrameFilter.admitting(Feed.class));
 *   Generator<String> feed = (Generator<String>) in.readObject();
 *   ...
 * }
 * }</pre>
 *
 * <p>It admits methods and lambdas of these classes and of the classes in their nests, and what
 * this library writes itself. Of the values of variables it says nothing, which the JDK takes for a
 * yes. For a stream from elsewhere say which are admitted, and reject the rest:
 *
 * <pre>{@code
 * ObjectInputFilter values = ObjectInputFilter.Config.createFilter("java.base/*;acme.Row;!*");
 * in.setObjectInputFilter(ObjectInputFilter.merge(FrameFilter.admitting(Feed.class), values));
 * }</pre>
 *
 * <p>Any filter that allows a class admits its methods, also one for the whole JVM ({@code
 * jdk.serialFilter}). Immutable, for use by any thread.
 */
public final class FrameFilter implements ObjectInputFilter {
  /** What the form of a suspended generator consists of, besides classes of the library. */
  private static final Set<Class<?>> PARTS =
      Set.of(
          Object.class,
          Class.class,
          String.class,
          ConcurrentLinkedQueue.class,
          SerializedLambda.class);

  private static final Set<String> PACKAGES =
      Set.of("", ".async", ".runtime", ".runtime.companion", ".runtime.replacement");

  private final Set<Class<?>> hosts;

  private FrameFilter(Set<Class<?>> hosts) {
    this.hosts = hosts;
  }

  /**
   * Creates a filter.
   *
   * @param classes of the methods that may go on; each stands for its nest
   * @return allows these classes and the library's, leaves others undecided, and rejects none
   */
  public static ObjectInputFilter admitting(Class<?>... classes) {
    return new FrameFilter(
        Arrays.stream(classes).map(Class::getNestHost).collect(Collectors.toUnmodifiableSet()));
  }

  @Override
  public Status checkInput(FilterInfo info) {
    Class<?> type = info.serialClass();
    while (type != null && type.isArray()) {
      type = type.getComponentType();
    }
    return type != null && isAdmitted(type) ? Status.ALLOWED : Status.UNDECIDED;
  }

  private boolean isAdmitted(Class<?> type) {
    return hosts.contains(type.getNestHost()) || PARTS.contains(type) || isOfTheLibrary(type);
  }

  private static boolean isOfTheLibrary(Class<?> type) {
    String own = FrameFilter.class.getPackageName();
    String name = type.getPackageName();
    return type.getClassLoader() == FrameFilter.class.getClassLoader()
        && name.startsWith(own)
        && PACKAGES.contains(name.substring(own.length()));
  }
}
