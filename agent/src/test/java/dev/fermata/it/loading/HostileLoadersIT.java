package dev.fermata.it.loading;

import static dev.fermata.messages.Messages.assertMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.it.Jvm;
import dev.fermata.it.SourceCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loaders that load classes as they should, and do not find their files as they should. */
class HostileLoadersIT {
  private static final String FEED =
      """
      package acme.base;
      import dev.fermata.*;
      @Suspendable public class Feed {
        public void feed(Yielder<String> y) {
          y.yield("base");
        }
        public static String drain(Feed feed) {
          StringBuilder all = new StringBuilder();
          for (String each : Generator.<String>of(y -> feed.feed(y))) all.append(each).append(' ');
          return all.toString();
        }
      }
      """;

  private static final String OWN =
      """
      package acme.own;
      import acme.base.*;
      import dev.fermata.*;
      public class Own extends Feed {
        @Override public void feed(Yielder<String> y) {
          y.yield("own");
          super.feed(y);
        }
        public static String run() {
          return drain(new Own()) + drain(new Feed());
        }
      }
      class Helper {}
      """;

  private static final String MAIN =
      """
      package acme;
      import java.io.*;
      import java.net.*;
      public class Main {
        static class Odd extends Bundle {
          private final String kind;
          Odd(String kind, String own) throws Exception {
            super(Main.class.getClassLoader(), own);
            this.kind = kind;
          }
          @Override public URL getResource(String name) {
            switch (kind) {
              case "exception": throw new IllegalStateException("none");
              case "error": throw new AssertionError("none");
              case "recursion": return getResource(name);
              case "nothing": return null;
              case "loading": load();
              default: return super.getResource(name);
            }
          }
          private void load() {
            try {
              loadClass("acme.own.Helper");
            } catch (ReflectiveOperationException absent) {
              throw new IllegalStateException(absent);
            }
          }
          @Override public InputStream getResourceAsStream(String name) {
            switch (kind) {
              case "other": return super.getResourceAsStream("acme/Bundle.class");
              case "garbage": return new ByteArrayInputStream(new byte[] {1, 2, 3});
              case "broken": return new Endless() {
                @Override public int read(byte[] into, int from, int length) throws IOException {
                  throw new IOException("broken");
                }
              };
              case "endless": return new Endless();
              default: return super.getResourceAsStream(name);
            }
          }
        }
        static class Endless extends InputStream {
          @Override public int read() {
            return 0;
          }
          @Override public int read(byte[] into, int from, int length) throws IOException {
            return length;
          }
        }
        public static void main(String[] args) throws Exception {
          System.out.println(Bundle.run(new Odd(args[2], args[1] + "/own"), "acme.own.Own"));
        }
      }
      """;

  @TempDir private static Path folder;
  private static Bundles bundles;

  @BeforeAll
  static void compile() {
    bundles = new Bundles(folder);
    bundles.add("base", List.of(), FEED);
    bundles.add("own", List.of("base"), OWN);
    bundles.add("app", List.of("base"), MAIN);
  }

  @ParameterizedTest
  @CsvSource({
    "exception, FrameStack.class: java.lang.IllegalStateException: none",
    "error,     FrameStack.class: java.lang.AssertionError: none",
    "recursion, FrameStack.class: java.lang.StackOverflowError",
    "nothing,   ''",
    "loading,   ''",
    "other,     .class: it is that of acme.Bundle",
    "garbage,   .class: java.lang.",
    "broken,    .class: java.io.IOException: broken",
    "endless,   .class: java.io.IOException: it does not end; no other is asked for",
  })
  void class_suspends_by_what_the_parent_finds_and_one_line_names_the_loader(
      String kind, String report) {
    Jvm.Ended ended =
        bundles.run(
            "",
            List.of(
                bundles.path("app").toString(),
                bundles.path("base").toString(),
                SourceCode.api().toString()),
            kind);

    assertThat(ended.out()).isEqualToNormalizingNewlines("own base base \n");
    if (report.isEmpty()) {
      assertThat(ended.err()).isEmpty();
    } else {
      assertThat(ended.err().lines())
          .singleElement()
          .asString()
          .startsWith("fermata: class files of acme.Main$Odd cannot be read (")
          .contains(report)
          .endsWith("): its parent is asked in its place.");
    }
  }

  @Test
  void loader_whose_class_files_cannot_be_read_is_named() {
    Jvm.Ended ended =
        bundles.run(
            "",
            List.of(
                bundles.path("app").toString(),
                bundles.path("base").toString(),
                SourceCode.api().toString()),
            "broken");

    assertMessage(
        "log: class loader that fails",
        ended.err().replaceAll("\\(\\S+\\.class:", "(CLASS.class:"));
  }
}
