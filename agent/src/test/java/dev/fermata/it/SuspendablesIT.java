package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code META-INF/fermata/suspendables} marks, and the option {@code check}. */
class SuspendablesIT {
  private static final String LIB =
      """
      package acme;
      import dev.fermata.*;
      public class Lib {
        public static void more(Yielder<String> y) {
          y.yield("b");
        }
      }
      """;

  private static final String MAIN =
      """
      package acme;
      import dev.fermata.*;
      public class Main {
        public static void main(String[] args) {
          try (Generator<String> letters = Generator.of(y -> { y.yield("a"); Lib.more(y); })) {
            for (String letter : letters) System.out.println(letter);
          }
        }
      }
      """;

  private static final String OWN =
      """
      package acme;
      import dev.fermata.*;
      public class Own implements Runnable {
        public void run() {
          Generator<String> letters = Generator.of(y -> { step(y); Lib.more(y); });
          for (String letter : letters) System.out.println(letter);
        }
        public static void step(Yielder<String> y) {
          y.yield("own");
        }
      }
      """;

  private static final String LOADS_OWN =
      """
      package acme;
      import java.net.*;
      import java.nio.file.*;
      public class Main {
        public static void main(String[] args) throws Exception {
          URL[] urls = {Path.of(args[0]).toUri().toURL()};
          ClassLoader loader = new URLClassLoader(urls, Main.class.getClassLoader());
          ((Runnable) loader.loadClass("acme.Own").getConstructor().newInstance()).run();
        }
      }
      """;

  private static final String DEFINES_ODDLY =
      """
      package acme;
      import java.io.*;
      import java.net.*;
      import java.util.*;
      public class Main {
        static class Odd extends ClassLoader {
          final boolean fails;
          Odd(boolean fails) {
            super(Main.class.getClassLoader());
            this.fails = fails;
          }
          @Override public URL getResource(String name) {
            if (fails) throw new IllegalStateException("no resources");
            return super.getResource(name);
          }
          @Override public Enumeration<URL> getResources(String name) {
            return null;
          }
          Class<?> define(byte[] bytes) {
            return defineClass("acme.Lib", bytes, 0, bytes.length);
          }
        }
        public static void main(String[] args) throws Exception {
          try (InputStream in = Main.class.getResourceAsStream("Lib.class")) {
            byte[] bytes = in.readAllBytes();
            for (boolean fails : new boolean[] {true, false}) {
              System.out.println(new Odd(fails).define(bytes).getMethods().length > 0);
            }
          }
        }
      }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void compile() {
    SourceCode.compile(folder, List.of("-cp", SourceCode.api().toString()), MAIN, LIB);
  }

  private void mark(Path in, String text) throws IOException {
    Path file = in.resolve("META-INF/fermata/suspendables");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Jvm.Ended run(String options) {
    return Jvm.run(
        folder,
        Jvm.agent(options),
        "-cp",
        folder + File.pathSeparator + SourceCode.api(),
        "acme.Main");
  }

  @Test
  void resource_marks_code_that_nobody_can_edit() throws IOException {
    mark(folder, "# of a library\nacme.Lib.more\n");

    Jvm.Ended ended = run("");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).isEqualToNormalizingNewlines("a\nb\n");
  }

  @Test
  void resource_that_is_wrong_is_named_in_one_line_and_the_rest_works() throws IOException {
    mark(folder, "acme/Lib.more\n");

    Jvm.Ended ended = run("suspendable=acme.Lib");

    assertThat(ended.err().lines())
        .singleElement()
        .asString()
        .matches(
            "fermata: file:.*/META-INF/fermata/suspendables is ignored: line 1 is no glob\\..*");
    assertThat(ended.out()).isEqualToNormalizingNewlines("a\nb\n");
  }

  /** The parent's class has no twin: what a child's resource says of it must not be believed. */
  @Test
  void resource_of_a_child_loader_marks_nothing_of_its_parent() throws IOException {
    Path child = Files.createDirectories(folder.resolve("child"));
    mark(child, "acme.Lib\nacme.Own\n");
    SourceCode.compile(child, List.of("-cp", folder + File.pathSeparator + SourceCode.api()), OWN);
    SourceCode.compile(
        folder, List.of("-cp", folder + File.pathSeparator + SourceCode.api()), LOADS_OWN);

    Jvm.Ended ended =
        Jvm.run(
            folder,
            Jvm.agent(""),
            "-cp",
            folder + File.pathSeparator + SourceCode.api(),
            "acme.Main",
            child.toString());

    assertThat(ended.out()).isEqualToNormalizingNewlines("own\n");
    assertThat(ended.err())
        .contains(
            "Cannot suspend in acme.Lib.more(Yielder) (Lib.java:5): this is not suspendable.");
  }

  @Test
  void loader_that_finds_no_resources_loads_its_classes_all_the_same() throws IOException {
    SourceCode.compile(
        folder, List.of("-cp", folder + File.pathSeparator + SourceCode.api()), DEFINES_ODDLY);

    Jvm.Ended ended = run("");

    assertThat(ended.out()).isEqualToNormalizingNewlines("true\ntrue\n");
    assertThat(ended.err().lines()).hasSize(2);
    assertThat(ended.err())
        .contains(
            "fermata: class files of acme.Main$Odd cannot be read"
                + " (dev/fermata/runtime/FrameStack.class: java.lang.IllegalStateException: no"
                + " resources): its parent is asked in its place.")
        .contains(
            "fermata: META-INF/fermata/suspendables is not looked for in acme.Main$Odd:"
                + " java.io.IOException: its getResources returns null");
  }

  @Test
  void check_reports_a_call_that_cannot_suspend_when_its_class_is_loaded() {
    Jvm.Ended ended = run("check=warn");

    assertThat(ended.out()).isEqualToNormalizingNewlines("a\n");
    assertThat(ended.err())
        .startsWith(
            "fermata: acme.Lib.more(dev.fermata.Yielder) (Lib.java:5) calls"
                + " dev.fermata.Yielder.yield(java.lang.Object), which can suspend, and is not"
                + " suspendable. Mark it @Suspendable, or add acme.Lib.more to suspendable.");
  }

  @Test
  void check_says_nothing_of_what_is_in_order() {
    Jvm.Ended ended = run("check=fail,suspendable=acme.Lib");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).isEqualToNormalizingNewlines("a\nb\n");
  }

  @Test
  void check_can_keep_the_class_from_being_loaded() {
    Jvm.Ended ended = run("check=fail");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.err())
        .contains("fermata: acme.Lib.more(dev.fermata.Yielder) (Lib.java:5) calls")
        .contains(
            "java.lang.NoClassDefFoundError: acme/Lib (wrong name: refused by Fermata's option"
                + " check=fail, which has logged why");
  }

  @Test
  void check_with_another_value_keeps_the_jvm_from_starting() {
    assertThat(run("check=on").err())
        .contains(
            "Cannot read the option 'check' of the Fermata agent: 'on' is no level. Write off, warn"
                + " or fail.");
  }
}
