package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one JVM has written, another reads: with the same classes, or with others. */
class SerialisedCodeIT {
  private static final String FEED =
      """
      package acme;
      import dev.fermata.*;
      public class Feed {
        public static Generator<String> open(String prefix) {
          return Generator.of(y -> lines(y, prefix));
        }
        @Suspendable static void lines(Yielder<String> y, String prefix) {
          for (int i = 1; i <= 3; i++) {
            y.yield(prefix + i);
          }
        }
      }
      """;

  private static final String MAIN =
      """
      package acme;
      import dev.fermata.*;
      import java.io.*;
      public class Main {
        public static void main(String[] args) throws Exception {
          if (args[0].equals("write")) {
            Generator<String> feed = Feed.open("line ");
            System.out.println(feed.next());
            try (var out = new ObjectOutputStream(new FileOutputStream(args[1]))) {
              out.writeObject(feed);
            }
            return;
          }
          try (var in = new ObjectInputStream(new FileInputStream(args[1]))) {
            if (args.length > 2) {
              in.setObjectInputFilter(FrameFilter.admitting(Class.forName(args[2])));
            }
            for (Object line : (Generator<?>) in.readObject()) {
              System.out.println(line);
            }
          } catch (IOException | ClassNotFoundException refused) {
            System.out.println(refused.getClass().getSimpleName() + ": " + refused.getMessage());
          }
        }
      }
      """;

  private static final String REST = "line 2\nline 3\n";

  @TempDir private static Path folder;
  private static Path written;
  private static Path file;

  @BeforeAll
  static void write() {
    written = folder.resolve("written");
    file = folder.resolve("feed.ser");
    compile(written, FEED);
    assertThat(run(written, "write", file.toString()).out()).isEqualTo("line 1\n");
    assertThat(file).isNotEmptyFile();
  }

  private static void compile(Path classes, String feed) {
    SourceCode.compile(classes, List.of("-g", "-cp", SourceCode.api().toString()), feed, MAIN);
  }

  private static Jvm.Ended run(Path classes, String... arguments) {
    String[] command = {
      Jvm.agent(""), "-Xverify:all", "-cp", classes + File.pathSeparator + SourceCode.api()
    };
    Jvm.Ended ended = Jvm.run(folder, concatenated(concatenated(command, "acme.Main"), arguments));
    assertThat(ended.err()).isEmpty();
    return ended;
  }

  private static String[] concatenated(String[] first, String... second) {
    return Stream.of(first, second).flatMap(Arrays::stream).toArray(String[]::new);
  }

  private static String read(Path classes) {
    return run(classes, "read", file.toString(), "acme.Feed").out();
  }

  private static String readWith(String feed) {
    Path classes = folder.resolve("changed" + feed.hashCode());
    compile(classes, feed);
    return read(classes);
  }

  @Test
  void another_jvm_goes_on() {
    assertThat(read(written)).isEqualTo(REST);
  }

  @Test
  void lines_names_of_variables_and_other_methods_may_change() {
    String changed =
        FEED.replace("int i =", "\n\n int number =")
            .replace("i <=", "number <=")
            .replace("i++", "number++")
            .replace("prefix + i", "prefix + number")
            .replace("public class Feed {", "public class Feed { @Suspendable void more() {}");

    assertThat(readWith(changed)).isEqualTo(REST);
  }

  @Test
  void changed_code_is_refused_by_class_and_method() {
    assertThat(readWith(FEED.replace("prefix + i", "prefix + 2 * i")))
        .isEqualTo(
            "InvalidClassException: Cannot read a suspended call of acme.Feed.lines: the code of"
                + " the method has changed since it was written. Only the code that was suspended"
                + " can go on. Read it with the classes that it was written with, or begin anew"
                + " what was suspended.\n");
    assertThat(readWith(FEED.replace("i = 1", "i = 0"))).startsWith("InvalidClassException");
  }

  @Test
  void changed_types_of_values_are_refused_by_class_and_method() {
    assertThat(readWith(FEED.replace("int i", "long i")))
        .startsWith(
            "InvalidClassException: Cannot read a suspended call of acme.Feed.lines: the code of");
    assertThat(
            readWith(
                FEED.replace("String prefix", "CharSequence prefix").replace("+ i", "+ \"\" + i")))
        .startsWith(
            "InvalidClassException: Cannot read a suspended call of acme.Feed.lines: the code of");
  }

  @Test
  void method_or_class_that_is_gone_is_named() {
    assertThat(readWith(FEED.replace("lines(", "rows(")))
        .startsWith(
            "InvalidClassException: Cannot read a suspended call of acme.Feed.lines: acme.Feed has"
                + " no such method now that suspends.");
    String other = FEED.replace("Feed", "Other");
    Path classes = folder.resolve("other");
    SourceCode.compile(
        classes,
        List.of("-cp", SourceCode.api().toString()),
        other,
        MAIN.replace("Feed.open", "Other.open"));
    assertThat(run(classes, "read", file.toString(), "acme.Other").out())
        .startsWith("ClassNotFoundException: ")
        .contains("acme.Feed");
  }

  @Test
  void stream_without_a_filter_that_admits_the_class_is_refused() throws Exception {
    String refusal =
        "InvalidClassException: Cannot read a suspended call of acme.Feed.lines: the stream's"
            + " filter does not admit it. What is read would go on in any method that the stream"
            + " names. Say whose methods may:"
            + " in.setObjectInputFilter(FrameFilter.admitting(Feed.class)).\n";

    assertThat(run(written, "read", file.toString()).out()).isEqualTo(refusal);
    assertThat(run(written, "read", file.toString(), "acme.Main").out()).isEqualTo(refusal);
    assertThat(Files.size(file)).isPositive();
  }

  @Test
  void filter_of_the_whole_jvm_is_enough() {
    Jvm.Ended ended =
        Jvm.run(
            folder,
            Jvm.agent(""),
            "-Djdk.serialFilter=java.base/*;acme.*;dev.fermata.**;!*",
            "-cp",
            written + File.pathSeparator + SourceCode.api(),
            "acme.Main",
            "read",
            file.toString());

    assertThat(ended.out()).isEqualTo(REST);
  }

  @Test
  void without_the_agent_it_is_said_how_to_start_it() {
    Jvm.Ended ended =
        Jvm.run(
            folder,
            "-cp",
            written + File.pathSeparator + SourceCode.api(),
            "acme.Main",
            "read",
            file.toString(),
            "acme.Feed");

    assertThat(ended.err()).contains("AgentMissingException").contains("-javaagent:");
  }

  @Test
  void program_in_a_named_module_goes_on() {
    Path module = folder.resolve("acme");
    SourceCode.compile(
        module,
        List.of("-g", "--module-path", SourceCode.api().toString()),
        "module acme { requires dev.fermata; }",
        FEED,
        MAIN);
    String[] command = {
      Jvm.agent(""), "-p", module + File.pathSeparator + SourceCode.api(), "-m", "acme/acme.Main"
    };

    assertThat(Jvm.run(folder, concatenated(command, "write", file.toString())).err()).isEmpty();
    assertThat(Jvm.run(folder, concatenated(command, "read", file.toString(), "acme.Feed")).out())
        .isEqualTo(REST);
  }
}
