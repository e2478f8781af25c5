package dev.fermata.junit;

import dev.fermata.async.Action;
import dev.fermata.async.Runner;
import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.HandWrittenTwin;
import dev.fermata.runtime.Sneaky;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs the methods that are marked by {@link FermataTest} as tasks. */
final class TaskExtension implements InvocationInterceptor {
  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> context,
      ExtensionContext extension)
      throws Throwable {
    FermataTest how = context.getExecutable().getAnnotation(FermataTest.class);
    if (how == null) {
      invocation.proceed();
      return;
    }
    invocation.skip();
    List<Throwable> unseen = new ArrayList<>();
    boolean isAlone = extension.getExecutionMode() == ExecutionMode.SAME_THREAD;
    LeftThreads threads = how.leakCheck() && isAlone ? new LeftThreads() : null;
    try (Runner runner =
        new Runner(
            options(how).withExceptionHandler((message, thrown, task) -> unseen.add(thrown)))) {
      runner.run(new Test(context));
    }
    if (threads != null) {
      threads.check();
    }
    if (!unseen.isEmpty()) {
      Throwable first = unseen.remove(0);
      unseen.forEach(first::addSuppressed);
      throw first;
    }
  }

  private static Runner.Options options(FermataTest how) {
    Runner.Options options =
        how.virtualTime() ? Runner.Options.virtualTime() : Runner.Options.defaults();
    return how.leakCheck() ? options.withLeakCheck() : options.withoutLeakCheck();
  }

  /** Calls the twin of the test. */
  private static final class Test implements Action {
    private final ReflectiveInvocationContext<Method> context;

    Test(ReflectiveInvocationContext<Method> context) {
      this.context = context;
    }

    @Override
    public void run() {
      throw new InternalError("the plain form was called; report this as a bug");
    }

    // A tail call: where it suspends, there is nothing left to do here.
    @Override
    @HandWrittenTwin
    public void run(FrameStack stack) {
      List<Object> arguments = new ArrayList<>(context.getArguments());
      arguments.add(stack);
      try {
        twin().invoke(context.getTarget().orElse(null), arguments.toArray());
      } catch (InvocationTargetException thrown) {
        throw Sneaky.rethrow(Objects.requireNonNull(thrown.getCause()));
      } catch (IllegalAccessException refused) {
        throw new IllegalStateException("Cannot call " + context.getExecutable() + ".", refused);
      }
    }

    private Method twin() {
      Method plain = context.getExecutable();
      Class<?>[] types = plain.getParameterTypes();
      Class<?>[] withStack = Arrays.copyOf(types, types.length + 1);
      withStack[types.length] = FrameStack.class;
      try {
        Method twin = plain.getDeclaringClass().getDeclaredMethod(plain.getName(), withStack);
        twin.setAccessible(true);
        return twin;
      } catch (NoSuchMethodException absent) {
        throw new IllegalStateException(
            "Cannot run "
                + plain
                + " as a task: its class did not pass the agent. Run the tests with -javaagent.",
            absent);
      }
    }
  }
}
