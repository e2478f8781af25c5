package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;

/** Method handles, reflection and callers that are looked at, around points. */
@Suspendable
public final class Handles {
  private int field = 1;

  private Handles() {}

  private static int secret(int n) {
    return Probe.held(n) * 2;
  }

  public static int invokeExactBetweenPoints() throws Throwable {
    MethodHandle handle =
        MethodHandles.lookup()
            .findStatic(Math.class, "max", MethodType.methodType(int.class, int.class, int.class));
    int first = (int) handle.invokeExact(Probe.value(1), Probe.value(2));
    return (int) handle.invokeExact(first, 1) + (int) handle.invoke(first, Probe.value(3));
  }

  public static int varHandles() throws Exception {
    VarHandle handle = MethodHandles.lookup().findVarHandle(Handles.class, "field", int.class);
    Handles handles = new Handles();
    int before = (int) handle.getAndAdd(handles, Probe.value(5));
    handle.set(handles, (int) handle.get(handles) + Probe.value(1));
    return handles.field * 10 + before;
  }

  public static String lookupIsOfThisClass() throws Throwable {
    Probe.point("before");
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    int result =
        (int)
            lookup
                .findStatic(Handles.class, "secret", MethodType.methodType(int.class, int.class))
                .invokeExact(Probe.value(2));
    return lookup.lookupClass().getSimpleName() + result;
  }

  public static String reflectionSeesThisClassAsItsCaller() throws Exception {
    Probe.point("before");
    Object result = Handles.class.getDeclaredMethod("secret", int.class).invoke(null, 3);
    Class<?> found = Class.forName("dev.fermata.targets.Handles");
    return result + " " + (found == Handles.class) + Probe.value("!");
  }

  public static String classConstants() {
    Class<?> type = Probe.value(Handles[].class);
    return type.getSimpleName() + Probe.value(int.class) + long[].class.getSimpleName();
  }
}
