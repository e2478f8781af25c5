package dev.fermata.it;

import static dev.fermata.messages.Messages.assertMessage;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said where a body cannot be suspended: the frame with its line, why, what to do. */
class SuspensionMessageIT {
  @TempDir private Path folder;

  @Test
  void unmarked_method_is_named() {
    assertMessage(
        "unmarked method",
        refused(
            """
                private static void body(Yielder<String> y) { Lib.each(y); }
                static class Lib {
                  static void each(Yielder<String> y) {
                    y.yield("x");
                  }
                }
                """));
  }

  @Test
  void outermost_unmarked_method_is_blamed() {
    assertMessage(
        "outermost unmarked method",
        refused(
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
                """));
  }

  @Test
  void constructor_is_named() {
    assertMessage(
        "constructor",
        refused(
            """
                private static void body(Yielder<String> y) { new Feed(y); }
                private Feed(Yielder<String> y) {
                  y.yield("x");
                }
                """));
  }

  @Test
  void static_initialiser_is_named() {
    assertMessage(
        "static initialiser",
        refused(
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
                """));
  }

  @Test
  void synchronized_method_is_named() {
    assertMessage(
        "synchronized method",
        refused(
            """
                private static void body(Yielder<String> y) { locked(y); }
                @Suspendable static synchronized void locked(Yielder<String> y) {
                  y.yield("x");
                }
                """));
  }

  @Test
  void yield_in_a_synchronized_block_is_named() {
    assertMessage(
        "yield in a synchronized block",
        refused(
            """
                private static void body(Yielder<String> y) {
                  synchronized (y) {
                    y.yield("x");
                  }
                }
                """));
  }

  @Test
  void call_in_a_synchronized_block_is_named() {
    assertMessage(
        "call in a synchronized block",
        refused(
            """
                private static void body(Yielder<String> y) {
                  synchronized (y) {
                    each(y);
                  }
                }
                private static void each(Yielder<String> y) {
                  y.yield("x");
                }
                """));
  }

  @Test
  void outermost_of_nested_synchronized_blocks_is_named() {
    assertMessage(
        "nested synchronized blocks",
        refused(
            """
            private static void body(Yielder<String> y) {
              synchronized (y) {
                synchronized (Feed.class) {
                  y.yield("x");
                }
              }
            }
            """));
  }

  @Test
  void method_of_the_jdk_in_between_is_named() {
    assertMessage(
        "method of the jdk in between",
        refused(
            """
                private static void body(Yielder<String> y) {
                  new ArrayDeque<>(List.of("x")).forEach(v -> {
                    y.yield(v);
                  });
                }
                """));
  }

  @Test
  void stream_in_between_is_named() {
    assertMessage(
        "stream in between",
        refused(
            """
                private static void body(Yielder<String> y) {
                  List.of("x").stream().forEach(v -> y.yield(v));
                }
                """));
  }

  @Test
  void functional_interface_of_the_jdk_is_named() {
    assertMessage(
        "functional interface of the jdk",
        refused(
            """
                private static void body(Yielder<String> y) {
                  java.io.FileFilter each = v -> { y.yield("x"); return true; };
                  each.accept(null);
                }
                """));
  }

  @Test
  void method_called_by_a_lambda_behind_an_interface_of_the_jdk_is_named() {
    assertMessage(
        "method called by a lambda behind an interface of the jdk",
        refused(
            """
                private static void body(Yielder<String> y) {
                  java.util.function.Supplier<String> text = () -> unmarked(y);
                  text.get();
                }
                public static String unmarked(Yielder<String> y) {
                  y.yield("x");
                  return "x";
                }
                """));
  }

  @Test
  void unmarked_functional_interface_is_named() {
    assertMessage(
        "unmarked functional interface",
        refused(
            """
                interface Each { void accept(String v); }
                private static void body(Yielder<String> y) {
                  Each each = v -> y.yield(v);
                  each.accept("x");
                }
                """));
  }

  @Test
  void reflection_is_named() {
    assertMessage(
        "reflection",
        refused(
            """
                private static void body(Yielder<String> y) throws Exception {
                  Feed.class.getMethod("each", Yielder.class).invoke(null, y);
                }
                @Suspendable public static void each(Yielder<String> y) {
                  y.yield("x");
                }
                """));
  }

  private String refused(String members) {
    return RefusedProgram.message(folder, members);
  }
}
