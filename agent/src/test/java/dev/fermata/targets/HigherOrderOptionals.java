package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Lambdas that suspend, called by the JDK's optionals. */
@Suspendable
public final class HigherOrderOptionals {
  private HigherOrderOptionals() {}

  private static String failing(Runnable action) {
    try {
      action.run();
      return "done";
    } catch (NullPointerException | IllegalStateException e) {
      return e.getClass().getSimpleName();
    }
  }

  private static void ofObjects(Optional<Integer> optional) {
    Probe.log(optional.map(v -> "m" + Probe.value(v)).orElse("none"));
    Probe.log(optional.map(v -> Probe.value((String) null)).isPresent());
    Probe.log(optional.flatMap(v -> Optional.of(Probe.value(v) + 1)).orElse(0));
    Probe.log(failing(() -> optional.flatMap(v -> Probe.value((Optional<String>) null))));
    Probe.log(optional.filter(v -> Probe.value(v) > 1).isPresent());
    Probe.log(optional.filter(v -> Probe.value(v) > 9).isPresent());
    optional.ifPresent(v -> Probe.log(Probe.value(v)));
    optional.ifPresentOrElse(v -> Probe.log(Probe.value(v)), () -> Probe.point("else"));
    Probe.log(optional.or(() -> Optional.of(Probe.value(5))).get());
    Probe.log(failing(() -> optional.or(() -> Probe.value((Optional<Integer>) null))));
    Probe.log(optional.orElseGet(() -> Probe.value(6)));
    Probe.log(failing(() -> optional.orElseThrow(() -> new IllegalStateException(thrown()))));
  }

  private static String thrown() {
    return Probe.value("thrown");
  }

  public static void present() {
    ofObjects(Optional.of(2));
  }

  public static void empty() {
    ofObjects(Optional.empty());
  }

  public static void nulls() {
    Optional<Integer> none = Optional.empty();
    Probe.point("before");
    Probe.log(failing(() -> none.map(null)));
    Probe.log(failing(() -> none.flatMap(null)));
    Probe.log(failing(() -> none.filter(null)));
    Probe.log(failing(() -> none.or(null)));
    Probe.log(failing(() -> none.ifPresent(null)));
    Probe.log(failing(() -> Optional.of(1).orElseGet(null)));
    Probe.log(failing(() -> none.orElseGet(null)));
    Probe.log(failing(() -> none.orElseThrow(null)));
  }

  public static void primitives() {
    OptionalInt.of(1).ifPresent(v -> Probe.log(Probe.value(v)));
    OptionalLong.of(2).ifPresent(v -> Probe.log(Probe.value(v)));
    OptionalDouble.of(3).ifPresent(v -> Probe.log(Probe.value(v)));
    OptionalInt.empty().ifPresentOrElse(v -> Probe.log(v), () -> Probe.point("no int"));
    OptionalLong.empty().ifPresentOrElse(v -> Probe.log(v), () -> Probe.point("no long"));
    OptionalDouble.empty().ifPresentOrElse(v -> Probe.log(v), () -> Probe.point("no double"));
    Probe.log(OptionalInt.empty().orElseGet(() -> Probe.value(4)));
    Probe.log(OptionalLong.empty().orElseGet(() -> Probe.value(5L)));
    Probe.log(OptionalDouble.empty().orElseGet(() -> Probe.value(6.0)));
  }

  public static String primitivesThatThrow() {
    return failing(() -> OptionalInt.empty().orElseThrow(() -> failure("int")))
        + failing(() -> OptionalLong.empty().orElseThrow(() -> failure("long")))
        + failing(() -> OptionalDouble.empty().orElseThrow(() -> failure("double")))
        + OptionalInt.of(7).orElseThrow(() -> failure("never"));
  }

  private static IllegalStateException failure(String message) {
    return new IllegalStateException(Probe.value(message));
  }

  public static String objects() {
    String given = Objects.requireNonNullElseGet(null, () -> Probe.value("given"));
    return given
        + Objects.requireNonNullElseGet("there", () -> Probe.value("not"))
        + failing(() -> Objects.requireNonNullElseGet(null, () -> Probe.value((String) null)))
        + failing(() -> Objects.requireNonNull(null, () -> Probe.value("message")))
        + failing(() -> Objects.requireNonNull(null, () -> Probe.value((String) null)))
        + Objects.requireNonNull("ok", () -> Probe.value("message"));
  }
}
