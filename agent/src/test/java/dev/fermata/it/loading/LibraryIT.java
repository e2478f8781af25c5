package dev.fermata.it.loading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.it.Jvm;
import dev.fermata.it.SourceCode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library is instrumented when it is built, so that no agent has to. */
class LibraryIT {
  private static final String MARK = "dev.fermata.Instrumented";
  private static final String ENGINE = "dev.fermata.instrument.Instrumenter";

  /** Has a twin only if something instruments the program. */
  private static final String PRESENCE = "dev/fermata/AgentPresence.class";

  private static final String LOADING_ALL =
      """
      package acme;
      import java.util.Enumeration;
      import java.util.jar.*;
      public class Main {
        public static void main(String[] args) throws Exception {
          int loaded = 0;
          try (JarFile jar = new JarFile(args[0])) {
            for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
              String name = all.nextElement().getName();
              if (name.endsWith(".class") && name.indexOf('/') > 0
                  && name.indexOf("/junit/") < 0 && name.indexOf("AgentPresence") < 0) {
                String type = name.substring(0, name.length() - 6).replace('/', '.');
                Class.forName(type, false, ClassLoader.getSystemClassLoader());
                loaded++;
              }
            }
          }
          System.out.println(loaded > 400 ? "all loaded" : "too few");
        }
      }
      """;

  private static final String GENERATING =
      """
      package acme;
      import dev.fermata.*;
      public class Main {
        public static void main(String[] args) {
          for (String each : Generator.<String>of(y -> y.yield("a")).map(a -> a + "b")) {
            System.out.println(each);
          }
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void all_classes_of_the_jar_are_marked_but_for_frames_and_the_one_that_proves_an_agent()
      throws IOException {
    List<String> unmarked = new ArrayList<>();
    try (JarFile jar = new JarFile(SourceCode.api().toFile())) {
      for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        String name = entry.getName();
        boolean isFrame = name.contains("$fermata$");
        if (name.startsWith("dev/") && name.endsWith(".class") && !isFrame) {
          byte[] bytes = jar.getInputStream(entry).readAllBytes();
          if (!new String(bytes, StandardCharsets.ISO_8859_1).contains(MARK)) {
            unmarked.add(name);
          }
        }
      }
    }
    assertThat(unmarked)
        .contains(PRESENCE)
        .allMatch(name -> name.equals(PRESENCE) || name.startsWith("dev/fermata/junit/"));
  }

  @Test
  void agent_loads_no_engine_for_any_class_of_the_library() {
    SourceCode.compile(folder, List.of(), LOADING_ALL);

    assertThat(run(SourceCode.api().toString(), "acme.Main", SourceCode.api().toString()))
        .contains("all loaded")
        .contains("dev.fermata.Generator ")
        .doesNotContain(ENGINE);
  }

  @Test
  void library_as_the_compiler_made_it_is_instrumented_when_it_is_loaded() {
    String plain = System.getProperty("fermata.api.classes");
    SourceCode.compile(folder, List.of("-cp", plain), GENERATING);

    assertThat(run(plain, "acme.Main")).contains("\nab\n").contains(ENGINE);
  }

  private String run(String library, String... program) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                Jvm.agent(""),
                "-Xverify:all",
                "-Xlog:class+load",
                "-cp",
                folder + File.pathSeparator + library));
    arguments.addAll(List.of(program));
    Jvm.Ended ended = Jvm.run(folder, arguments.toArray(String[]::new));
    assertThat(ended.err()).isEmpty();
    return ended.out();
  }
}
