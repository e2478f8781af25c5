package dev.fermata.agent;

import dev.fermata.instrument.Refusal;
import dev.fermata.instrument.Shape;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What the agent keeps of one class loader. Must not refer to the loader, or it never goes. */
final class LoaderState {
  private final Engine engine;
  private final boolean seesApi;
  private final ConcurrentMap<String, Shape> shapes = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> layouts = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> left = new ConcurrentHashMap<>();
  private final AtomicBoolean reportedLeft = new AtomicBoolean();
  private volatile @Nullable WeakReference<Class<?>> frameStack;

  /** By the class, with dots, and the method as in source; that of a class has no method. */
  private final ConcurrentMap<String, String> reasons = new ConcurrentHashMap<>();

  LoaderState(Engine engine, boolean seesApi) {
    this.engine = engine;
    this.seesApi = seesApi;
  }

  Engine engine() {
    return engine;
  }

  /** Tells whether the loader finds the api. Else its classes may inherit what is linked to one. */
  boolean seesApi() {
    return seesApi;
  }

  void loaded(String internalName, Shape shape) {
    shapes.put(internalName, shape);
  }

  /**
   * Returns what a class was given when it was loaded. When it is redefined its methods cannot
   * change; null if it had been left as it was, and has to be left so.
   */
  @Nullable Shape shape(String internalName) {
    return shapes.get(internalName);
  }

  /** Returns false if a frame class of that name and another layout has been defined. */
  boolean addLayout(String frameClass, String layout) {
    String earlier = layouts.putIfAbsent(frameClass, layout);
    return earlier == null || earlier.equals(layout);
  }

  /** Keeps in mind that a class was left as it was; returns true for the first of the loader. */
  boolean leave(String internalName, String reason) {
    left.put(internalName, reason);
    engine.leave(internalName);
    return reportedLeft.compareAndSet(false, true);
  }

  /** Tells why a class was left as it was although it was to be changed; null if it was not. */
  @Nullable String whyLeft(String internalName) {
    return left.get(internalName);
  }

  /** Returns the class that twins are linked to; null before it is known. */
  @Nullable Class<?> frameStack() {
    WeakReference<Class<?>> known = frameStack;
    return known == null ? null : known.get();
  }

  void setFrameStack(Class<?> seen) {
    frameStack = new WeakReference<>(seen);
  }

  /** Records what stays plain, for the error that tells when it is to suspend. */
  void refused(Refusal refusal) {
    reasons.put(refusal.className() + " " + refusal.method(), refusal.reason());
  }

  /** Returns why a method or its class stays plain; null if it does not. */
  @Nullable String reasonAgainst(String className, String method) {
    String reason = reasons.get(className + " " + method);
    return reason == null ? reasons.get(className + " ") : reason;
  }
}
