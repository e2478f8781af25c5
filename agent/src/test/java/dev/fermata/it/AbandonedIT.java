package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Generators that nobody closes, in JVMs that are told what to do about them. */
@Timeout(value = 240, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AbandonedIT {
  private static final String MAIN =
      """
      package acme;
      import dev.fermata.*;
      import java.util.*;
      import java.util.concurrent.*;
      public class Main {
        static final BlockingQueue<String> TOLD = new LinkedBlockingQueue<>();
        @Suspendable static void inTry(Yielder<Integer> y, String kind) {
          try {
            y.yield(1);
            y.yield(2);
          } finally {
            TOLD.add("finally of " + kind + " by " + Thread.currentThread().getName());
            if (kind.equals("failing")) throw new IllegalStateException("failed");
          }
          y.yield(3);
        }
        @Suspendable static void onlyInTry(Yielder<Integer> y) {
          try {
            y.yield(1);
          } finally {
            TOLD.add("finally of the last yield");
          }
        }
        static Generator<Integer> make(String kind) {
          return switch (kind) {
            case "used" -> Generator.of(y -> {
              try {
                y.yield(1);
              } finally {
                TOLD.add("finally of a body");
              }
            });
            case "used by a callee" -> Generator.of(y -> onlyInTry(y));
            case "gone on" -> Generator.of(y -> { onlyInTry(y); y.yield(2); y.yield(3); });
            case "outside" -> Generator.of(y -> { y.yield(1); y.yield(2); });
            case "resource" -> Generator.of(y -> {
              try (AutoCloseable r = () -> TOLD.add("by " + Thread.currentThread().getName())) {
                y.yield(1);
              }
            });
            default -> Generator.of(y -> inTry(y, kind));
          };
        }
        static void drop(String kind, int taken) {
          Generator<Integer> dropped = make(kind);
          for (int i = 0; i < taken && dropped.hasNext(); i++) dropped.next();
        }
        static String await() throws Exception {
          String found = null;
          while (found == null) {
            System.gc();
            found = TOLD.poll(50, TimeUnit.MILLISECONDS);
          }
          return found;
        }
        static void tell(AbandonedGenerators.Report report) {
          boolean isInMake = report.creation().stream()
              .flatMap(each -> Arrays.stream(each.getStackTrace()))
              .anyMatch(each -> each.toString().startsWith("acme.Main.make(Main.java:"));
          TOLD.add(report.message() + (isInMake ? " created in make" : ""));
        }
        public static void main(String[] args) throws Exception {
          if (args[0].equals("leak")) {
            for (int i = 0; i < 10_000; i++) {
              new Node().start();
              awaitFinalisation(i);
            }
            System.out.println("no leak");
            return;
          }
          if (args[0].equals("log")) {
            var log = new java.io.ByteArrayOutputStream();
            System.setErr(new java.io.PrintStream(log, true));
            drop("in", 1);
            while (!log.toString().contains("true\\n")) System.gc();
            System.out.print(log);
            return;
          }
          AbandonedGenerators.setListener(Main::tell);
          drop("outside", 1);
          drop("left", 3);
          drop("ended", 4);
          drop("used", 2);
          drop("used by a callee", 2);
          drop("gone on", 2);
          Generator<Integer> closed = make("closed");
          closed.next();
          closed.close();
          closed = null;
          TOLD.clear();
          for (String kind : args) {
            drop(kind, 1);
            System.out.println(await());
          }
          if (System.getProperty("fermata.finalise") != null) System.out.println(await());
          System.out.println("left over: " + TOLD);
        }
        static void awaitFinalisation(int created) throws Exception {
          while (System.getProperty("fermata.finalise") != null && created - Node.count > 1000) {
            System.gc();
            Thread.sleep(1);
          }
        }
        static class Node {
          static volatile int count;
          final byte[] large = new byte[10_000];
          Generator<Integer> own;
          void start() {
            own = Generator.of(y -> walk(y));
            own.next();
          }
          @Suspendable void walk(Yielder<Integer> y) {
            try {
              y.yield(large.length);
              y.yield(own.hashCode());
            } finally {
              count++;
            }
          }
        }
      }
      """;

  private static final String HINT =
      ". To see where it was created, start with -Dfermata.debug=true\n";

  @TempDir private static Path folder;

  @BeforeAll
  static void compile() {
    SourceCode.compile(folder, List.of("-g", "-cp", SourceCode.api().toString()), MAIN);
  }

  private static Jvm.Ended run(List<String> options, String... arguments) {
    String classPath = folder + File.pathSeparator + SourceCode.api();
    List<String> command =
        new ArrayList<>(List.of(Jvm.agent(""), "-Xverify:all", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, "acme.Main"));
    command.addAll(List.of(arguments));
    return Jvm.run(folder, command.toArray(String[]::new));
  }

  private static String out(Jvm.Ended ended) {
    assertThat(ended.err()).isEmpty();
    return ended.out().replaceAll("[$][0-9a-f]+[$][0-9]+:", "\\$N:");
  }

  private static String report(int line) {
    return "Abandoned generator acme.Main.lambda$make$N:"
        + line
        + ": it was dropped while it stood inside a try, whose finally blocks were not run. Close"
        + " generators, or use them up: try (Generator<...> g = ...) { ... }";
  }

  @Test
  void generator_that_stands_in_a_try_is_reported_by_its_body_and_no_other() {
    assertThat(out(run(List.of(), "in", "resource")))
        .isEqualTo(report(41) + HINT + report(38) + HINT + "left over: []\n");
  }

  @Test
  void debug_mode_says_where_it_was_created() {
    assertThat(out(run(List.of("-Dfermata.debug=true"), "in")))
        .isEqualTo(report(41) + " created in make\nleft over: []\n");
  }

  @Test
  void finalisation_runs_finally_blocks_by_a_thread_of_the_library() {
    assertThat(out(run(List.of("-Dfermata.finalise=true"), "in", "resource", "failing")))
        .isEqualTo(
            "finally of in by fermata-abandoned-generators\n"
                + "by fermata-abandoned-generators\n"
                + "finally of failing by fermata-abandoned-generators\n"
                + "Failed to close the abandoned generator acme.Main.lambda$make$N:41:"
                + " java.lang.IllegalStateException: failed\n"
                + "left over: []\n");
  }

  @Test
  void generators_that_refer_to_themselves_do_not_leak() {
    assertThat(run(List.of("-Xmx32m"), "leak").out()).isEqualTo("no leak\n");
    assertThat(out(run(List.of("-Xmx32m", "-Dfermata.finalise=true"), "leak")))
        .isEqualTo("no leak\n");
  }

  @Test
  void report_is_logged_unless_there_is_a_listener() {
    assertThat(out(run(List.of(), "log"))).endsWith("WARNING: " + report(41) + HINT);
  }
}
