package dev.fermata.oracle;

import dev.fermata.compilers.ForeignCompiler;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Targets in Kotlin, compiled once with default methods in interfaces and once with all bodies in
 * classes named {@code DefaultImpls}, as Kotlin did before version 2.2.
 */
class KotlinTest {
  private static final String IN_INTERFACES = "-jvm-default=no-compatibility";
  private static final String IN_CLASSES = "-jvm-default=disable";
  private static final String IN_BOTH = "-jvm-default=enable";

  /** What of the library is marked from outside. */
  private static final List<String> LIBRARY =
      List.of(
          "kotlin.jvm.functions.*",
          "kotlin.collections.CollectionsKt___CollectionsKt.joinTo*",
          "kotlin.text.StringsKt__AppendableKt",
          "kotlin.sequences.*",
          "kotlin.*Lazy*");

  private static final Map<String, CompiledTargets> TARGETS = new TreeMap<>();

  record Case(String mode, Targets.Case target) {
    @Override
    public String toString() {
      return target + " " + mode;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(IN_INTERFACES, IN_BOTH, IN_CLASSES)
        .flatMap(
            mode -> {
              CompiledTargets targets =
                  CompiledTargets.of(
                      ForeignCompiler.KOTLIN, ForeignCompiler.KOTLIN.sources(), LIBRARY, mode);
              TARGETS.put(mode, targets);
              return targets
                  .cases()
                  .filter(
                      target ->
                          mode.equals(IN_BOTH) || target.className().endsWith(".FunctionTargets"))
                  .map(target -> new Case(mode, target));
            });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void target_in_kotlin_suspended_anywhere_does_the_same(Case target) throws Exception {
    TARGETS.get(target.mode).assertTransparent(target.target);
  }
}
