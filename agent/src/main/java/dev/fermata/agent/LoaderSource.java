package dev.fermata.agent;

import dev.fermata.instrument.ClassFiles;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Gives the class files that a loader finds, as resources: asking for the class would load it. It
 * does not keep the loader alive. Whatever a loader does, the program goes on; the first time that
 * something is wrong is reported.
 */
class LoaderSource implements ClassFiles {
  /** Larger than any class file: its constant pool has 65,535 entries at most. */
  static final int MOST_BYTES = 16 << 20;

  /** How long a file may take to be read. */
  static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final int CHUNK = 8192;

  private final WeakReference<ClassLoader> loader;
  private final String loaderClass;
  private final BiFunction<ClassLoader, String, Twins> twins;
  private final AgentLog log;
  private final @Nullable LaunchPath path;
  private final AtomicBoolean isReported = new AtomicBoolean();

  /** Set when a stream did not end: another would take as long. */
  private volatile boolean isGivenUp;

  LoaderSource(ClassLoader loader, BiFunction<ClassLoader, String, Twins> twins, AgentLog log) {
    this.loader = new WeakReference<>(loader);
    this.loaderClass = loader.getClass().getName();
    this.twins = twins;
    this.log = log;
    this.path = LaunchPath.of(loader);
  }

  @Override
  public byte @Nullable [] find(String internalName) {
    ClassLoader alive = loader.get();
    if (alive == null) {
      return null;
    }
    byte[] found = path == null ? null : find(path, internalName);
    if (found == null && !isGivenUp) {
      found = find(alive, internalName);
    }
    return found == null ? findAbove(internalName) : found;
  }

  private static byte @Nullable [] find(LaunchPath launchPath, String internalName) {
    try {
      return launchPath.find(internalName);
    } catch (IOException | RuntimeException broken) {
      // the loader itself may do better
      return null;
    }
  }

  private byte @Nullable [] find(ClassLoader asked, String internalName) {
    try (InputStream in = asked.getResourceAsStream(internalName + ".class")) {
      return in == null ? null : read(in);
    } catch (OutOfMemoryError fatal) {
      throw fatal;
    } catch (Throwable broken) {
      report(internalName, broken.toString());
      return null;
    }
  }

  /** Nearly all loaders leave to their parents what they do not find. */
  private byte @Nullable [] findAbove(String internalName) {
    ClassLoader alive = loader.get();
    ClassLoader parent = alive == null ? null : alive.getParent();
    return parent == null ? null : find(parent, internalName);
  }

  private byte[] read(InputStream in) throws IOException {
    long start = nanoTime();
    byte[] bytes = new byte[CHUNK];
    int length = 0;
    for (int read = 0; read >= 0; read = in.read(bytes, length, bytes.length - length)) {
      length += read;
      if (length > MOST_BYTES || nanoTime() - start > MOST_NANOS) {
        isGivenUp = true;
        throw new IOException("it does not end; no other is asked for");
      }
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * length);
      }
    }
    return Arrays.copyOf(bytes, length);
  }

  /** A test has another clock. */
  long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Twins twins(String internalName) {
    ClassLoader alive = loader.get();
    return alive == null ? Twins.TO_BE_MADE : twins.apply(alive, internalName);
  }

  @Override
  public byte @Nullable [] instead(String internalName, String reason) {
    report(internalName, reason);
    return findAbove(internalName);
  }

  /** Says once what is wrong with the loader. */
  void report(String internalName, String reason) {
    if (isReported.compareAndSet(false, true)) {
      log.warn(
          "class files of "
              + loaderClass
              + " cannot be read ("
              + internalName
              + ".class: "
              + reason
              + "): its parent is asked in its place.");
    }
  }
}
