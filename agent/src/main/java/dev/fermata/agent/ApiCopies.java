package dev.fermata.agent;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The copies of the api in this JVM, told apart by the class that all twins have in their
 * signatures. It is loaded here in the midst of a transformation, when the JVM shows it to no
 * transformer of ours; but it needs no change, nor do its supertypes.
 */
final class ApiCopies {
  private static final String FRAME_STACK = "dev.fermata.runtime.FrameStack";

  private final Set<Class<?>> copies =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  /** Finds the class that a loader and its classes see; null if there is none. */
  @Nullable Class<?> seenFrom(@Nullable ClassLoader loader) {
    if (loader == null || loader == ClassLoader.getPlatformClassLoader()) {
      return null;
    }
    try {
      Class<?> seen = Class.forName(FRAME_STACK, false, loader);
      copies.add(seen);
      return seen;
    } catch (OutOfMemoryError fatal) {
      throw fatal;
    } catch (Throwable none) {
      // whatever a class loader throws
      return null;
    }
  }

  /** Tells whether classes can be linked to different ones. */
  boolean areSeveral() {
    return copies.size() > 1;
  }
}
