package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fermata.Generator;
import dev.fermata.IllegalSuspensionException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said where a body cannot be suspended: the frame with its line, why, what to do. */
class SuspensionMessageIT {
  /** The first line of each program: the text in a test begins with its second. */
  private static final String LINE_1 =
      "package acme; import dev.fermata.*; import java.util.*; public class Feed {"
          + " public static Generator<String> generator() { return Generator.of(Feed::body); }\n";

  @TempDir private Path folder;

  @Test
  void unmarked_method_is_named() {
    assertThat(
            refusal(
                """
                private static void body(Yielder<String> y) { Lib.each(y); }
                static class Lib {
                  static void each(Yielder<String> y) {
                    y.yield("x");
                  }
                }
                """))
        .isEqualTo(
            "Cannot suspend in acme.Feed$Lib.each(Yielder) (Feed.java:5): this is not suspendable."
                + " Mark it @Suspendable, or add acme.Feed$Lib.each to the agent's option"
                + " suspendable=.");
  }

  @Test
  void outermost_unmarked_method_is_blamed() {
    assertThat(
            refusal(
                """
                private static void body(Yielder<String> y) { Lib.all(y); }
                static class Lib {
                  static void all(Yielder<String> y) {
                    each(y);
                  }
                  static void each(Yielder<String> y) {
                    y.yield("x");
                  }
                }
                """))
        .isEqualTo(
            "Cannot suspend in acme.Feed$Lib.each(Yielder) (Feed.java:8): called from"
                + " acme.Feed$Lib.all(Yielder) (Feed.java:5), which is not suspendable. Mark it"
                + " @Suspendable, or add acme.Feed$Lib.all to the agent's option suspendable=.");
  }

  @Test
  void constructor_is_named() {
    assertThat(
            refusal(
                """
                private static void body(Yielder<String> y) { new Feed(y); }
                private Feed(Yielder<String> y) {
                  y.yield("x");
                }
                """))
        .isEqualTo(
            "Cannot suspend in acme.Feed.<init>(Yielder) (Feed.java:4): this is a constructor."
                + " Suspend before or after it, in a factory method.");
  }

  @Test
  void static_initialiser_is_named() {
    assertThat(
            refusal(
                """
                static Yielder<String> yielder;
                private static void body(Yielder<String> y) {
                  yielder = y;
                  Late.touch();
                }
                static class Late {
                  static {
                    yielder.yield("x");
                  }
                  static void touch() {}
                }
                """))
        .isEqualTo(
            "Cannot suspend in acme.Feed$Late.<clinit>() (Feed.java:9): this is a static"
                + " initialiser. Suspend before the class is first used.");
  }

  @Test
  void synchronized_method_is_named() {
    assertThat(
            refusal(
                """
                private static void body(Yielder<String> y) { locked(y); }
                @Suspendable static synchronized void locked(Yielder<String> y) {
                  y.yield("x");
                }
                """))
        .isEqualTo(
            "Cannot suspend in acme.Feed.locked(Yielder) (Feed.java:4): this is synchronized. Use a"
                + " java.util.concurrent lock, released before suspending.");
  }

  @Test
  void yield_in_a_synchronized_block_is_named() {
    assertThat(
            refusal(
                """
                private static void body(Yielder<String> y) {
                  synchronized (y) {
                    y.yield("x");
                  }
                }
                """))
        .isEqualTo(
            "Cannot suspend in acme.Feed.body(Yielder) (Feed.java:4): this is in a synchronized"
                + " block. Leave it before suspending.");
  }

  @Test
  void call_in_a_synchronized_block_is_named() {
    assertThat(
            refusal(
                """
                private static void body(Yielder<String> y) {
                  synchronized (y) {
                    each(y);
                  }
                }
                private static void each(Yielder<String> y) {
                  y.yield("x");
                }
                """))
        .isEqualTo(
            "Cannot suspend in acme.Feed.each(Yielder) (Feed.java:8): called from"
                + " acme.Feed.body(Yielder) (Feed.java:4) in a synchronized block, or through a"
                + " method that is not suspendable. Leave that block before suspending, or mark"
                + " that method @Suspendable.");
  }

  @Test
  void method_of_the_jdk_in_between_is_named() {
    assertThat(
            refusal(
                """
                private static void body(Yielder<String> y) {
                  new ArrayDeque<>(List.of("x")).forEach(v -> {
                    y.yield(v);
                  });
                }
                """))
        .isEqualTo(
            "Cannot suspend in acme.Feed.lambda(Yielder, String) (Feed.java:4): called from"
                + " java.util.ArrayDeque.forEach(Consumer), which is code of the"
                + " JDK. Replace the call by a loop of your own.");
  }

  @Test
  void stream_in_between_is_named() {
    assertThat(
            refusal(
                """
                private static void body(Yielder<String> y) {
                  List.of("x").stream().forEach(v -> y.yield(v));
                }
                """))
        .isEqualTo(
            "Cannot suspend in acme.Feed.lambda(Yielder, String) (Feed.java:3): called from"
                + " java.util.stream.ReferencePipeline$Head.forEach(Consumer)"
                + ", which is a stream of the JDK. Use the generator's own"
                + " map, filter and others instead.");
  }

  @Test
  void functional_interface_of_the_jdk_is_named() {
    assertThat(
            refusal(
                """
                private static void body(Yielder<String> y) {
                  java.io.FileFilter each = v -> { y.yield("x"); return true; };
                  each.accept(null);
                }
                """))
        .isEqualTo(
            "Cannot suspend in acme.Feed.lambda(Yielder, File) (Feed.java:3): called from"
                + " acme.Feed.body(Yielder) (Feed.java:4) through"
                + " java.io.FileFilter.accept, which is code of the JDK. Use an interface of your"
                + " own, marked @Suspendable.");
  }

  @Test
  void method_called_by_a_lambda_behind_an_interface_of_the_jdk_is_named() {
    assertThat(
            refusal(
                """
                private static void body(Yielder<String> y) {
                  java.util.function.Supplier<String> text = () -> unmarked(y);
                  text.get();
                }
                public static String unmarked(Yielder<String> y) {
                  y.yield("x");
                  return "x";
                }
                """))
        .isEqualTo(
            "Cannot suspend in acme.Feed.unmarked(Yielder) (Feed.java:7): this is not suspendable."
                + " Mark it @Suspendable, or add acme.Feed.unmarked to the agent's option"
                + " suspendable=.");
  }

  @Test
  void unmarked_functional_interface_is_named() {
    assertThat(
            refusal(
                """
                interface Each { void accept(String v); }
                private static void body(Yielder<String> y) {
                  Each each = v -> y.yield(v);
                  each.accept("x");
                }
                """))
        .isEqualTo(
            "Cannot suspend in acme.Feed.lambda(Yielder, String) (Feed.java:4): called from"
                + " acme.Feed.body(Yielder) (Feed.java:5) through acme.Feed$Each.accept, which is"
                + " not suspendable. Mark it @Suspendable.");
  }

  @Test
  void reflection_is_named() {
    assertThat(
            refusal(
                """
                private static void body(Yielder<String> y) throws Exception {
                  Feed.class.getMethod("each", Yielder.class).invoke(null, y);
                }
                @Suspendable public static void each(Yielder<String> y) {
                  y.yield("x");
                }
                """))
        .isEqualTo(
            "Cannot suspend in acme.Feed.each(Yielder) (Feed.java:6): called from"
                + " acme.Feed.body(Yielder) (Feed.java:3) by reflection. Call it directly.");
  }

  /** The message, in which lambdas have no number and lines of the JDK are left out. */
  private String refusal(String members) {
    Generator<?> generator = generator(LINE_1 + members + "}");
    IllegalSuspensionException refused =
        catchThrowableOfType(IllegalSuspensionException.class, generator::next);
    assertThat(refused).as("the refusal").isNotNull();
    assertThat(generator.state()).isEqualTo(Generator.State.CLOSED);
    return refused
        .getMessage()
        .replaceAll("lambda\\$\\w+\\$\\d+", "lambda")
        // a JDK may have been stripped of its source files' names
        .replaceAll("(java\\.util\\.\\S+) \\((?:\\w+\\.java:\\d+|unknown source)\\)", "$1");
  }

  private Generator<?> generator(String source) {
    try {
      return (Generator<?>) SourceCode.load(folder, source).getMethod("generator").invoke(null);
    } catch (ReflectiveOperationException broken) {
      throw new AssertionError(broken);
    }
  }
}
