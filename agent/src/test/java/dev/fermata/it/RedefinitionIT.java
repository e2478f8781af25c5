package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.messages.Messages;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Classes that other agents change after they were loaded, while frames of theirs are suspended.
 */
class RedefinitionIT {
  private static final String BEFORE =
      """
      String name = "a";
      int first = 1, second = 10;
      y.yield(name + first + second);
      y.yield(name + first + second);
      """;

  private static final String STALE = Messages.text("frame of replaced code");

  private static final String PLAIN =
      Messages.text("method of a redefined class").replace("Lib.java:LINE", "Lib.java:%d");

  private static final String OTHER_LAYOUT = Messages.text("log: redefined with other frames");

  /** A method more; it has nothing to suspend. */
  private static final String QUIET = "} @Suspendable static void quiet(Yielder<String> y) {";

  private static final String MAIN =
      """
      package acme;
      import dev.fermata.*;
      public class Main {
        public static void main(String[] args) throws Exception {
          String before = args[0], after = args[1];
          Generator<String> suspended = Generator.of(Lib::feed);
          Generator<String> second = Generator.of(Lib::feed);
          System.out.println(suspended.next() + " " + second.next());
          %s
          print(suspended);
          print(Generator.of(Lib::feed));
        }
        static void print(Generator<String> generator) {
          try {
            for (String element : generator) System.out.print(element + " ");
            System.out.println("end");
          } catch (IllegalStateException refused) {
            System.out.println(refused.getMessage());
          }
        }
      }
      """;

  @TempDir private Path folder;
  @TempDir private Path next;

  /** Suspends a generator, lets {@code acme.Swapper} do its work, and goes on. */
  private Jvm.Ended run(String before, String swap, String... after) {
    compile(folder, before);
    if (after.length > 0) {
      compile(next, after[0]);
    }
    String swapper = AgentJar.option(folder);
    SourceCode.compile(folder, List.of("-cp", classPath()), MAIN.formatted(swap));
    return Jvm.run(
        folder,
        Jvm.agent(""),
        swapper,
        "-Xverify:all",
        "-cp",
        classPath(),
        "acme.Main",
        folder.toString(),
        next.toString());
  }

  private void compile(Path target, String body) {
    String mark = body.startsWith("// unmarked") ? "" : "@Suspendable";
    SourceCode.compile(
        target,
        List.of("-g", "-cp", SourceCode.api().toString()),
        """
        package acme;
        import dev.fermata.*;
        public class Lib {
          %s static void feed(Yielder<String> y) {
        %s
          }
          @Suspendable static void more(Yielder<String> y) { y.yield("more"); }
          public static Runnable lambda(Yielder<String> y) { return () -> more(y); }
        }
        """
            .formatted(mark, body.contains("quiet") ? body : body + QUIET));
  }

  private String classPath() {
    return folder + File.pathSeparator + SourceCode.api();
  }

  @Test
  void retransformed_classes_keep_their_frames() {
    Jvm.Ended ended =
        run(BEFORE, "Swapper.retransform(Lib.class, Generator.class, Yielder.class);");

    assertThat(ended.out().lines()).containsExactly("a110 a110", "a110 end", "a110 a110 end");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void new_body_with_the_same_values_goes_on_with_old_frames() {
    Jvm.Ended ended =
        run(
            BEFORE,
            "Swapper.redefine(Lib.class, after);",
            """
            String name = "b";
            int first = 2, second = 20;
            y.yield(name + first + second);
            System.out.print("new ");
            y.yield(name + second + first);
            """);

    assertThat(ended.out().lines())
        .containsExactly("a110 a110", "new a101 end", "b220 new b202 end");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void new_body_that_saves_more_is_left_plain_and_refuses_old_frames() {
    Jvm.Ended ended =
        run(
            BEFORE,
            "Swapper.redefine(Lib.class, after);",
            """
            String name = "b";
            int first = 2, second = 20;
            long third = System.nanoTime();
            y.yield(name + first + second);
            y.yield(name + first + second + (third == 0));
            """);

    assertThat(ended.out().lines()).containsExactly("a110 a110", STALE, PLAIN.formatted(8));
    assertThat(ended.err().lines()).containsExactly(OTHER_LAYOUT);
  }

  /** Same fields of the same types: only the names of locals, which {@code -g} keeps, tell. */
  @Test
  void new_body_whose_values_have_changed_places_refuses_old_frames() {
    Jvm.Ended ended =
        run(
            BEFORE,
            "Swapper.redefine(Lib.class, after);",
            """
            String name = "a";
            int second = 10, first = 1;
            y.yield(name + first + second);
            y.yield(name + first + second);
            """);

    assertThat(ended.out().lines()).containsExactly("a110 a110", STALE, PLAIN.formatted(7));
    assertThat(ended.err().lines()).containsExactly(OTHER_LAYOUT);
  }

  @Test
  void new_body_that_suspends_at_another_call_refuses_old_frames() {
    Jvm.Ended ended =
        run(
            "y.yield(\"a\"); y.yield(\"b\");",
            "Swapper.redefine(Lib.class, after);",
            "more(y); y.yield(\"c\");");

    assertThat(ended.out().lines()).startsWith("a a", STALE);
    assertThat(ended.err().lines()).containsExactly(OTHER_LAYOUT);
  }

  @Test
  void new_body_without_suspension_works_and_refuses_old_frames() {
    Jvm.Ended ended =
        run(BEFORE, "Swapper.redefine(Lib.class, after);", "System.out.print(\"nothing \");");

    assertThat(ended.out().lines()).containsExactly("a110 a110", STALE, "nothing end");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void method_that_could_suspend_nowhere_before_is_left_plain() {
    Jvm.Ended ended =
        run(
            BEFORE,
            """
            Generator<String> none = Generator.of(Lib::quiet);
            print(none);
            Swapper.redefine(Lib.class, after);
            print(Generator.of(Lib::quiet));
            """,
            BEFORE + "} @Suspendable static void quiet(Yielder<String> y) { y.yield(\"new\");");

    assertThat(ended.out().lines())
        .containsExactly(
            "a110 a110",
            "end",
            Messages.text("method of a redefined class that had no point"),
            "a110 end",
            "a110 a110 end");
    assertThat(ended.err().lines())
        .containsExactly(Messages.text("log: redefined with the first point"));
  }

  @Test
  void first_body_takes_up_its_frames_when_it_comes_back() {
    Jvm.Ended ended =
        run(
            BEFORE,
            """
            Swapper.redefine(Lib.class, after);
            print(second);
            Swapper.redefine(Lib.class, before);
            """,
            "more(y);");

    assertThat(ended.out().lines())
        .containsExactly("a110 a110", STALE, "a110 end", "a110 a110 end");
    assertThat(ended.err().lines()).containsExactly(OTHER_LAYOUT);
  }

  @Test
  void lost_mark_changes_nothing() {
    Jvm.Ended ended = run(BEFORE, "Swapper.redefine(Lib.class, after);", "// unmarked\n" + BEFORE);

    assertThat(ended.out().lines()).containsExactly("a110 a110", "a110 end", "a110 a110 end");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void recursive_body_with_the_same_values_goes_on_with_old_frames() {
    Jvm.Ended ended =
        run(
            recursive("if (depth++ % 3 < 2) feed(y); y.yield(\"old\");"),
            "Swapper.redefine(Lib.class, after);",
            recursive("if (depth++ % 3 < 2) feed(y); y.yield(\"new\");"));

    assertThat(ended.out().lines()).containsExactly("old old", "new new end", "new new new end");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void body_that_is_recursive_no_longer_refuses_old_frames() {
    Jvm.Ended ended =
        run(
            recursive("if (depth++ % 3 < 2) feed(y); y.yield(\"old\");"),
            "Swapper.redefine(Lib.class, after);",
            recursive("System.out.print(\"nothing \");"));

    assertThat(ended.out().lines()).containsExactly("old old", STALE, "nothing end");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void recursive_body_that_saves_more_is_left_plain() {
    Jvm.Ended ended =
        run(
            recursive("if (depth++ % 3 < 2) feed(y); y.yield(\"old\");"),
            "Swapper.redefine(Lib.class, after);",
            recursive("int n = depth++; if (n % 3 < 2) feed(y); y.yield(\"n\" + n); more(y);"));

    assertThat(ended.out().lines()).startsWith("old old", STALE);
    assertThat(ended.err().lines()).containsExactly(OTHER_LAYOUT);
  }

  private static String recursive(String body) {
    return body + "} static int depth; @Suspendable static void quiet(Yielder<String> y) {";
  }
}
