package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A resumed method that walks a long list does not hold its head: the heap is far too small. */
class RetentionIT {
  private static final String MAIN =
      """
      import dev.fermata.*;
      public class Main {
        static final class Node {
          final byte[] load = new byte[10_000];
          final int number;
          Node next;
          Node(int number) { this.number = number; }
          Node next() {
            return next = number == 20_000 ? null : new Node(number + 1); // 200 MB in all
          }
        }
        static final class Walk {
          @Suspendable int local(Yielder<Integer> y) {
            Node node = new Node(0);
            y.yield(node.number);
            int count = 0;
            for (; node != null; node = node.next()) count++;
            return count;
          }
          @Suspendable int parameter(Yielder<Integer> y, Node node) {
            y.yield(node.number);
            int count = 0;
            for (; node != null; node = node.next()) count++;
            return count;
          }
          @Suspendable int suspended(Yielder<Integer> y, Node node) {
            int count = 0;
            for (; node != null; node = node.next()) {
              if (count++ % 1_000 == 0) y.yield(count);
            }
            return count;
          }
          @Suspendable int held(Yielder<Integer> y) {
            Node head = new Node(0);
            y.yield(head.number);
            int count = 0;
            for (Node node = head; node != null; node = node.next()) count++;
            return count + head.number;
          }
        }
        public static void main(String[] args) {
          Walk walk = new Walk();
          Generator<Integer> generator = switch (args[0]) {
            case "local" -> Generator.of(y -> y.yield(walk.local(y)));
            case "parameter" -> Generator.of(y -> y.yield(walk.parameter(y, new Node(0))));
            case "suspended" -> Generator.of(y -> y.yield(walk.suspended(y, new Node(0))));
            default -> Generator.of(y -> y.yield(walk.held(y)));
          };
          int last = 0;
          for (int each : generator) last = each;
          System.out.println(last);
        }
      }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void compile_walks_over_a_list() {
    SourceCode.compile(folder, List.of("-cp", SourceCode.api().toString()), MAIN);
  }

  @Test
  void head_in_a_local_is_let_go() {
    assertWalks("local");
  }

  @Test
  void head_in_a_parameter_is_let_go() {
    assertWalks("parameter");
  }

  @Test
  void head_is_let_go_by_a_walk_that_is_suspended_again_and_again() {
    assertWalks("suspended");
  }

  @Test
  void heap_is_too_small_for_a_list_whose_head_is_used_at_the_end() {
    Jvm.Ended ended = walk("held");

    assertThat(ended.exitCode()).isNotZero();
    assertThat(ended.err()).contains("OutOfMemoryError");
  }

  private void assertWalks(String kind) {
    Jvm.Ended ended = walk(kind);

    assertThat(ended.err()).isEmpty();
    assertThat(ended.out().strip()).isEqualTo("20001");
  }

  private Jvm.Ended walk(String kind) {
    String classPath = folder + File.pathSeparator + SourceCode.api();
    return Jvm.run(folder, Jvm.agent(""), "-Xmx40m", "-cp", classPath, "Main", kind);
  }
}
