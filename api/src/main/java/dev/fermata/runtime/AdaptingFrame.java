package dev.fermata.runtime;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a suspended method and the caller of a lambda when the lambda's result is of
 * another kind: {@code Callable<Long> c = this::count} with {@code long count()} boxes what {@code
 * count} returns, also when that is known only after a resumption.
 *
 * <p>A conversion is written as three letters, {@code from}, {@code via} and {@code to}. The outer
 * two are the kinds by which {@link FrameStack} takes and delivers results: {@code I} (boolean,
 * byte, char, short and int), {@code J}, {@code F}, {@code D}, {@code L} (references), {@code V}.
 * The middle one is the descriptor of the primitive type that is boxed or unboxed: {@code "JJL"}
 * makes a {@code Long} of a long, {@code "LCI"} an int of a {@code Character}, {@code "IJJ"} a long
 * of an int. {@code "LVV"} drops a reference, so that the stack does not keep it.
 */
public final class AdaptingFrame extends Frame implements Serializable {
  private static final long serialVersionUID = 1;

  /** The kind by which the result is taken. */
  private final char from;

  /** The primitive type that is boxed or unboxed. */
  private final char via;

  /** The kind by which the result is delivered. */
  private final char to;

  private AdaptingFrame(String conversion) {
    from = conversion.charAt(0);
    via = conversion.charAt(1);
    to = conversion.charAt(2);
  }

  /**
   * Links a frame that will convert the result of the method that has just suspended.
   *
   * @param stack the caller's stack, suspending
   * @param conversion three letters, see above
   */
  public static void link(FrameStack stack, String conversion) {
    stack.link(new AdaptingFrame(conversion));
  }

  @Override
  public void resume(FrameStack stack) throws Throwable {
    if (stack.hasException()) {
      throw stack.takeException();
    }
    if (from != 'L') {
      Number value = takeNumber(stack);
      if (to == 'L') {
        stack.deliver(box(value));
      } else {
        deliver(stack, value);
      }
    } else {
      Object value = stack.takeReference();
      if (to != 'V') {
        deliver(stack, unbox(value));
      }
    }
  }

  @Override
  public @Nullable StackTraceElement where() {
    return null;
  }

  private Number takeNumber(FrameStack stack) {
    return switch (from) {
      case 'J' -> (Number) stack.takeLong();
      case 'F' -> (Number) stack.takeFloat();
      case 'D' -> (Number) stack.takeDouble();
      default -> (Number) stack.takeInt();
    };
  }

  private Object box(Number value) {
    return switch (via) {
      case 'Z' -> (Object) (value.intValue() != 0);
      case 'B' -> (Object) value.byteValue();
      case 'C' -> (Object) (char) value.intValue();
      case 'S' -> (Object) value.shortValue();
      case 'I' -> (Object) value.intValue();
      case 'J' -> (Object) value.longValue();
      case 'F' -> (Object) value.floatValue();
      default -> (Object) value.doubleValue();
    };
  }

  /** Fails on null and on other types as the bytecode of an unboxing does. */
  @SuppressWarnings("NullAway") // see above
  private Number unbox(@Nullable Object value) {
    return switch (via) {
      case 'Z' -> (Number) ((Boolean) value ? 1 : 0);
      case 'B' -> (Number) ((Number) value).byteValue();
      case 'C' -> (Number) (int) (Character) value;
      case 'S' -> (Number) ((Number) value).shortValue();
      default -> (Number) value;
    };
  }

  private void deliver(FrameStack stack, Number value) {
    switch (to) {
      case 'J' -> stack.deliver(value.longValue());
      case 'F' -> stack.deliver(value.floatValue());
      case 'D' -> stack.deliver(value.doubleValue());
      default -> stack.deliver(value.intValue());
    }
  }
}
