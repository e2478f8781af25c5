package dev.fermata.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What a resumed suspension point is waiting for: the result of the call that it stands at, or the
 * exception which that call threw. Primitives are passed as raw bits of a long, so that nothing is
 * boxed; references are not kept once they are taken.
 */
public abstract class Delivery {
  private @Nullable Object reference;
  private @Nullable Throwable exception;
  private long primitive;

  Delivery() {}

  /**
   * Tells whether a resumed point has to raise rather than to go on.
   *
   * @return true if {@link #takeException} has something to take
   */
  public final boolean hasException() {
    return exception != null;
  }

  /**
   * Takes the exception that a resumed point has to raise.
   *
   * @return null if there is none; never after {@link #hasException} has said that there is
   */
  public final @Nullable Throwable takeException() {
    Throwable taken = exception;
    exception = null;
    return taken;
  }

  /**
   * Stores the result of a method whose result is a boolean, byte, char, short or int.
   *
   * @param value the result
   */
  public final void deliver(int value) {
    primitive = value;
  }

  /**
   * Stores the result of a method that returns a long.
   *
   * @param value the result
   */
  public final void deliver(long value) {
    primitive = value;
  }

  /**
   * Stores the result of a method that returns a float.
   *
   * @param value the result
   */
  public final void deliver(float value) {
    primitive = Float.floatToRawIntBits(value);
  }

  /**
   * Stores the result of a method that returns a double.
   *
   * @param value the result
   */
  public final void deliver(double value) {
    primitive = Double.doubleToRawLongBits(value);
  }

  /**
   * Stores the result of a method that returns a reference.
   *
   * @param value the result; may be null
   */
  public final void deliver(@Nullable Object value) {
    reference = value;
  }

  /**
   * Takes the result of the call that a resumed point was waiting for.
   *
   * @return the result
   */
  public final int takeInt() {
    return (int) primitive;
  }

  /**
   * Takes the result of the call that a resumed point was waiting for.
   *
   * @return the result
   */
  public final long takeLong() {
    return primitive;
  }

  /**
   * Takes the result of the call that a resumed point was waiting for.
   *
   * @return the result
   */
  public final float takeFloat() {
    return Float.intBitsToFloat((int) primitive);
  }

  /**
   * Takes the result of the call that a resumed point was waiting for.
   *
   * @return the result
   */
  public final double takeDouble() {
    return Double.longBitsToDouble(primitive);
  }

  /**
   * Takes the result of the call that a resumed point was waiting for; it is not kept.
   *
   * @return the result; may be null
   */
  public final @Nullable Object takeReference() {
    Object taken = reference;
    reference = null;
    return taken;
  }

  /**
   * Makes the next resumed point raise.
   *
   * @param raised what to raise; never null
   */
  protected final void raiseOnResume(Throwable raised) {
    exception = raised;
  }

  /** Forgets what was not taken. */
  final void clear() {
    reference = null;
    exception = null;
  }

  /** Takes over what was delivered to another. */
  final void takeAll(Delivery other) {
    reference = other.takeReference();
    primitive = other.primitive;
    exception = other.takeException();
  }
}
