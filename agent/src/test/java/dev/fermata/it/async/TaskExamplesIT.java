package dev.fermata.it.async;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.it.JavadocExamples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples in the Javadoc of tasks, compiled and run: each in virtual time with a group, but
 * for those that run tasks themselves. A value stands one space after an expression; other comments
 * stand further off.
 */
class TaskExamplesIT {
  /** Each member of these has an example. */
  private static final List<String> BY_MEMBER =
      List.of("async/Async", "async/AsyncGenerator", "async/AsyncStages", "async/ConcurrentStages");

  private static final List<String> OTHERS =
      Stream.of(
              "AsyncCoroutine",
              "AsyncQueue",
              "Barrier",
              "CapacityLimiter",
              "Channel",
              "Condition",
              "ContextVar",
              "Deferred",
              "Event",
              "Lock",
              "Runner",
              "Select",
              "Semaphore",
              "Shared",
              "Supervisor",
              "Task",
              "TaskGroup",
              "TaskGroupException",
              "Timeout")
          .map("async/"::concat)
          .toList();

  private static final Pattern RUNS =
      Pattern.compile("(?<![.\\w])run\\(|Async[.]run\\(|new Runner\\(");

  /** What the examples use and do not show. */
  private static final String HEADER =
      """
      package acme;
      import static dev.fermata.async.Async.*;
      import static java.time.Duration.*;
      import dev.fermata.*;
      import dev.fermata.async.*;
      import java.io.*;
      import java.net.URI;
      import java.time.Duration;
      import java.util.*;
      import java.util.concurrent.CompletableFuture;
      @Suspendable @SuppressWarnings("all") public class Main {
        @Suspendable interface Example { void run() throws Throwable; }
        record Price(int cents) {}
        static class Button { void onClick(Runnable r) { r.run(); } }
        static class Page { void show(Object o) {} }
        static class Device {
          void close() {}
          void read(Object buffer, Object none, CallbackBody.Completion<Integer> done) {
            done.complete(3);
          }
        }
        static TaskGroup group;
        static Button button = new Button();
        static Page page = new Page();
        static Device channel = new Device();
        static Object buffer;
        static URI uri = URI.create("https://example.org");
        static List<URI> uris = List.of(uri, uri);
        static Queue<String> items = new ArrayDeque<>(List.of("item"));
        static List<String> lines = List.of("one", "two");
        static Channel.Receiver<String> commands = Channel.<String>rendezvous().receiver();
        static Deferred<String> stop = new Deferred<>();
        static String fetch(Object what) { return sleep(ofMillis(1), "page"); }
        static String readHead() { return fetch("head"); }
        static String readBody() { return fetch("body"); }
        static CompletableFuture<Integer> read() { return CompletableFuture.completedFuture(1); }
        static CompletableFuture<Integer> write(int x) {
          return CompletableFuture.completedFuture(x);
        }
        static AsyncGenerator<String> connect() { return AsyncGenerator.from(lines); }
        static AsyncGenerator<Price> feed() { return ticks(2).map(Price::new); }
        static <T> T handlerThatCompletes(T done) { return done; }
        static void listen() {}
        static void serve() {}
        static void prepare() {}
        static void go() {}
        static void sendStatistics() {}
        static void show(Object what) {}
        static void store(Object what) {}
        static void print(Object what) {}
        static void log(Object what) {}
        static AsyncGenerator<Integer> ticks(int n) {
          return AsyncGenerator.of(y -> {
            for (int i = 0; i < n; i++) { y.yield(i); sleep(ofSeconds(1)); }
          });
        }
        static void check(String where, Object value, String expected) {
          if (!String.valueOf(value).equals(expected)) {
            System.err.println(where + " gives " + value);
          }
        }
        static void inVirtualTime(Example example) {
          try (Runner runner = new Runner(Runner.Options.virtualTime())) {
            runner.run(() -> TaskGroup.runAll(opened -> {
              group = opened;
              try {
                example.run();
              } catch (Throwable thrown) {
                thrown.printStackTrace();
              }
            }));
          }
        }
      """;

  @TempDir private Path folder;

  @Test
  void every_example_runs_and_has_the_value_that_it_is_said_to_have() throws IOException {
    List<String> examples =
        Stream.concat(
                JavadocExamples.of(BY_MEMBER, "\\x20").statements().stream(),
                JavadocExamples.of(OTHERS, "\\x20").statements().stream())
            .map(example -> example.replace("static final ", "final "))
            .toList();
    StringBuilder source = new StringBuilder(HEADER);
    StringBuilder main = new StringBuilder();
    for (int i = 0; i < examples.size(); i++) {
      String name = "example" + i;
      source.append("static void " + name + "() throws Throwable {\n");
      source.append(examples.get(i)).append("}\n");
      boolean runsTasks = RUNS.matcher(examples.get(i)).find();
      main.append(runsTasks ? name + "();\n" : "inVirtualTime(Main::" + name + ");\n");
    }
    JavadocExamples.assertRun(folder, source, main);
    assertThat(examples).hasSizeGreaterThan(80);
  }

  @Test
  void every_member_has_an_example() throws IOException {
    assertThat(JavadocExamples.of(BY_MEMBER, "\\x20").without()).isEmpty();
  }
}
