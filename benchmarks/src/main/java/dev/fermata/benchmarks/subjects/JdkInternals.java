package dev.fermata.benchmarks.subjects;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/**
 * The JDK's own continuations and virtual threads by constant method handles, which the JIT inlines
 * like calls: this module is compiled for a JDK that has neither.
 */
final class JdkInternals {
  private static final String CONTINUATION = "jdk.internal.vm.Continuation";

  private JdkInternals() {}

  /** A continuation; needs {@code --add-exports java.base/jdk.internal.vm=ALL-UNNAMED}. */
  static final class Continuation {
    private static final MethodHandle CREATE;
    private static final MethodHandle RUN;
    private static final MethodHandle YIELD;
    private static final MethodHandle DONE;

    static {
      try {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        Class<?> continuation = Class.forName(CONTINUATION);
        Class<?> scopeType = Class.forName(CONTINUATION + "Scope");
        Object scope = scopeType.getConstructor(String.class).newInstance("benchmarks");
        CREATE =
            MethodHandles.insertArguments(
                    lookup.findConstructor(
                        continuation, methodType(void.class, scopeType, Runnable.class)),
                    0,
                    scope)
                .asType(methodType(Object.class, Runnable.class));
        RUN =
            lookup
                .findVirtual(continuation, "run", methodType(void.class))
                .asType(methodType(void.class, Object.class));
        YIELD =
            MethodHandles.insertArguments(
                lookup.findStatic(continuation, "yield", methodType(boolean.class, scopeType)),
                0,
                scope);
        DONE =
            lookup
                .findVirtual(continuation, "isDone", methodType(boolean.class))
                .asType(methodType(boolean.class, Object.class));
      } catch (ReflectiveOperationException absent) {
        throw new ExceptionInInitializerError(absent);
      }
    }

    private final Object wrapped;

    Continuation(Runnable body) {
      try {
        wrapped = (Object) CREATE.invokeExact(body);
      } catch (Throwable thrown) {
        throw new IllegalStateException(thrown);
      }
    }

    void run() {
      try {
        RUN.invokeExact(wrapped);
      } catch (Throwable thrown) {
        throw new IllegalStateException(thrown);
      }
    }

    boolean isDone() {
      try {
        return (boolean) DONE.invokeExact(wrapped);
      } catch (Throwable thrown) {
        throw new IllegalStateException(thrown);
      }
    }

    /** Suspends the innermost one. */
    static void suspend() {
      try {
        boolean mounted = (boolean) YIELD.invokeExact();
        if (!mounted) {
          throw new IllegalStateException("not in a continuation");
        }
      } catch (Throwable thrown) {
        throw new IllegalStateException(thrown);
      }
    }
  }

  /** Virtual threads, from JDK 21 on. */
  static final class VirtualThread {
    private static final MethodHandle START;

    static {
      try {
        START =
            MethodHandles.publicLookup()
                .findStatic(
                    Thread.class, "startVirtualThread", methodType(Thread.class, Runnable.class));
      } catch (ReflectiveOperationException absent) {
        throw new ExceptionInInitializerError(absent);
      }
    }

    private VirtualThread() {}

    static Thread start(Runnable body) {
      try {
        return (Thread) START.invokeExact(body);
      } catch (Throwable thrown) {
        throw new IllegalStateException(thrown);
      }
    }
  }
}
