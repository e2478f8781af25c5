package dev.fermata.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives the class files that a loader finds, as resources: asking for the class would load it. It
 * does not keep the loader alive.
 */
final class LoaderSource implements Function<String, byte @Nullable []> {
  private final WeakReference<ClassLoader> loader;

  LoaderSource(ClassLoader loader) {
    this.loader = new WeakReference<>(loader);
  }

  @Override
  public byte @Nullable [] apply(String internalName) {
    ClassLoader alive = loader.get();
    if (alive == null) {
      return null;
    }
    try (InputStream in = alive.getResourceAsStream(internalName + ".class")) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException unreadable) {
      return null;
    }
  }
}
