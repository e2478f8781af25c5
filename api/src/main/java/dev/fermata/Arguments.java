package dev.fermata;

/** Refuses arguments that are out of range. */
final class Arguments {
  private Arguments() {}

  /** Refuses a negative number of elements to {@code verb}. */
  static void requireCount(String verb, long n) {
    if (n < 0) {
      throw new IllegalArgumentException(
          "Cannot " + verb + " " + n + " elements: n must not be negative.");
    }
  }

  /** Refuses a {@code value} less than 1 of the parameter {@code name}. */
  static void requirePositive(String refused, long value, String name) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "Cannot " + refused + " " + value + ": " + name + " must be at least 1.");
    }
  }

  static void requireSlice(long start, long stop, long step) {
    if (start < 0) {
      throw new IllegalArgumentException(
          "Cannot slice from " + start + ": start must not be negative.");
    }
    if (stop < 0) {
      throw new IllegalArgumentException(
          "Cannot slice to " + stop + ": stop must not be negative.");
    }
    requirePositive("slice in steps of", step, "step");
  }

  static void requireStep(long step) {
    if (step == 0) {
      throw new IllegalArgumentException("Cannot count in steps of 0: step must not be 0.");
    }
  }

  /** Tells if {@code i} is still before {@code end}, in the direction of {@code step}. */
  static boolean before(long i, long end, long step) {
    return step > 0 ? i < end : i > end;
  }

  /** Tells if the number after {@code i} is not before {@code end}, or beyond a long. */
  static boolean isLast(long i, long end, long step) {
    long next = i + step;
    boolean overflow = ((i ^ next) & (step ^ next)) < 0;
    return overflow || !before(next, end, step);
  }
}
