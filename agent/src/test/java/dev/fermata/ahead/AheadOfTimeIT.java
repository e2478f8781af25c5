package dev.fermata.ahead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Continuation;
import dev.fermata.Generator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class AheadOfTimeIT {
  @Test
  void generator_suspends_in_classes_that_were_instrumented_ahead_of_time() {
    try (Generator<String> letters = Generator.of(new Below()::spell)) {
      assertThat(letters.stream().toList()).containsExactly("a", "b", "c", "d");
    }
  }

  @Test
  void class_has_one_twin_and_one_resume_method_for_each_suspendable_method() {
    assertThat(signatures(Above.class, "spell"))
        .containsExactly("spell(Yielder)", "spell(Yielder,FrameStack)", resume("Above"));
    assertThat(signatures(Below.class, "spell"))
        .containsExactly("spell(Yielder)", "spell(Yielder,FrameStack)", resume("Below"));
  }

  @Test
  void method_of_the_library_has_one_twin() {
    assertThat(signatures(Continuation.class, "yield"))
        .containsExactly("yield(ContinuationScope)", "yield(ContinuationScope,FrameStack)");
  }

  private static String resume(String type) {
    return "spell(AheadOfTimeIT$" + type + "$fermata$0spell,FrameStack)";
  }

  private static List<String> signatures(Class<?> type, String name) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .map(AheadOfTimeIT::signature)
        .sorted(Comparator.comparing(String::length))
        .toList();
  }

  private static String signature(Method method) {
    List<String> parameters =
        Arrays.stream(method.getParameterTypes())
            .map(type -> type.getName().replaceAll(".*\\.", ""))
            .toList();
    return method.getName() + "(" + String.join(",", parameters) + ")";
  }

  /** Its twin is called by the one below as a super call. */
  static class Above {
    @Suspendable
    void spell(Yielder<String> y) {
      y.yield("a");
      y.yield("b");
    }
  }

  /** Overrides a suspendable method and is not marked itself. */
  static final class Below extends Above {
    @Override
    void spell(Yielder<String> y) {
      super.spell(y);
      List.of("c", "d").iterator().forEachRemaining(each -> assertThat(each).isNotNull());
      for (String each : List.of("c", "d")) {
        y.yield(each);
      }
    }
  }
}
