package dev.fermata.it.loading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Generator;
import dev.fermata.IllegalSuspensionException;
import dev.fermata.it.SourceCode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The beginning and the end of class loaders. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LoaderLivesIT {
  private static final int THREADS = 4;
  private static final int ROUNDS = 50;

  private static final String FEED =
      """
      package acme;
      import dev.fermata.*;
      import java.util.function.*;
      public class Feed implements Supplier<Generator<String>> {
        @Override public Generator<String> get() {
          return Generator.of(y -> { feed(y); unmarked(y); });
        }
        @Suspendable private static void feed(Yielder<String> y) {
          Runnable lambda = () -> y.yield("lambda");
          lambda.run();
          y.yield("feed");
        }
        public static void unmarked(Yielder<String> y) {
          y.yield("unmarked");
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void loader_whose_classes_have_suspended_is_collected() throws Exception {
    WeakReference<ClassLoader> loader = usedLoader();
    while (loader.get() != null) {
      System.gc();
    }
    assertThat(loader.get()).isNull();
  }

  /** Leaves one generator suspended and fails in another, which asks the agent about the class. */
  private WeakReference<ClassLoader> usedLoader() throws Exception {
    Class<?> feed = SourceCode.load(folder, FEED);
    Generator<String> generator = generator(feed);
    assertThat(generator.next()).isEqualTo("lambda");
    Generator<String> failing = generator(feed);
    failing.next();
    failing.next();
    try {
      assertThat(failing.next()).isNull();
    } catch (IllegalSuspensionException refused) {
      assertThat(refused).hasMessageContaining("acme.Feed.unmarked");
    }
    return new WeakReference<>(feed.getClassLoader());
  }

  @SuppressWarnings("unchecked") // the class is the one above
  private static Generator<String> generator(Class<?> feed) throws ReflectiveOperationException {
    return ((Supplier<Generator<String>>) feed.getConstructor().newInstance()).get();
  }

  /** Lets all threads define a class at once; all but one are told that it is there. */
  private static final class Racing extends ClassLoader {
    static {
      registerAsParallelCapable();
    }

    private final CyclicBarrier together = new CyclicBarrier(THREADS);
    private final byte[] classFile;

    Racing(byte[] classFile) {
      super(Raced.class.getClassLoader());
      this.classFile = classFile;
    }

    Class<?> race() throws Exception {
      together.await();
      try {
        return defineClass(Raced.class.getName(), classFile, 0, classFile.length);
      } catch (LinkageError faster) {
        return findLoadedClass(Raced.class.getName());
      }
    }
  }

  private static byte[] classFile() throws IOException {
    try (InputStream in = Raced.class.getResourceAsStream("Raced.class")) {
      return in.readAllBytes();
    }
  }

  @Test
  void class_that_threads_race_to_define_suspends_in_each() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        Racing loader = new Racing(classFile());
        List<Callable<String>> racers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
          racers.add(() -> ((Supplier<?>) newInstance(loader.race())).get().toString());
        }
        for (Future<String> racer : threads.invokeAll(racers)) {
          assertThat(racer.get()).isEqualTo("first 0 second 1 ");
        }
      }
    } finally {
      threads.shutdown();
    }
  }

  private static Object newInstance(Class<?> type) throws ReflectiveOperationException {
    assertThat(type).isNotSameAs(Raced.class);
    return type.getConstructor().newInstance();
  }
}
