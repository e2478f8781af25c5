package dev.fermata.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.instrument.Globs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuspendablesResourceTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final SuspendablesResource resource =
      new SuspendablesResource(new AgentLog(LogLevel.WARN, new PrintStream(written, true)));

  @TempDir private Path folder;

  private Path file(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name).resolve(SuspendablesResource.NAME);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  private ClassLoader loader(ClassLoader parent, String... names) throws IOException {
    URL[] urls = new URL[names.length];
    for (int i = 0; i < names.length; i++) {
      urls[i] = folder.resolve(names[i]).toUri().toURL();
    }
    return new URLClassLoader(urls, parent);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void each_line_is_a_glob_and_comments_are_left_out() throws IOException {
    file("a/", text("# all\r\nacme.Lib.each\r\n\r\n  acme.feed.*  # of the feed\nacme.In$ner"));

    Globs globs = resource.read(loader(null, "a/"), List.of("by.Option"));

    assertThat(globs.everywhere()).containsExactly("by.Option");
    assertThat(globs.own()).containsExactly("acme.Lib.each", "acme.feed.*", "acme.In$ner");
    assertThat(written.toString()).isEmpty();
  }

  @Test
  void every_jar_and_folder_of_a_loader_is_read() throws IOException {
    file("a/", text("acme.A"));
    file("b/", text("acme.B"));

    assertThat(resource.read(loader(null, "a/", "b/"), List.of()).own())
        .containsExactly("acme.A", "acme.B");
  }

  @Test
  void what_the_parent_has_counts_for_its_classes_and_the_rest_does_not() throws IOException {
    file("a/", text("acme.A"));
    file("b/", text("acme.B"));
    Files.createDirectories(folder.resolve("a/acme"));
    Files.write(folder.resolve("a/acme/InParent.class"), new byte[0]);
    ClassLoader child = loader(loader(null, "a/"), "b/");

    Globs globs = resource.read(child, List.of());

    assertThat(globs.everywhere()).containsExactly("acme.A");
    assertThat(globs.own()).containsExactly("acme.B");
    assertThat(globs.isForeign().test("acme.InParent")).isTrue();
    assertThat(globs.isForeign().test("acme.B")).isFalse();
  }

  @Test
  void loader_without_the_resource_has_the_options_only() throws IOException {
    assertThat(resource.read(loader(null), List.of("by.Option")))
        .isEqualTo(Globs.everywhere(List.of("by.Option")));
  }

  @Test
  void line_that_is_no_glob_makes_the_file_ignored_with_one_line() throws IOException {
    Path file = file("a/", text("acme.Lib\nacme.Lib each\nacme/Lib\n"));

    assertThat(resource.read(loader(null, "a/"), List.of()).own()).isEmpty();
    assertThat(written.toString())
        .isEqualToNormalizingNewlines(
            "fermata: "
                + file.toUri().toURL()
                + " is ignored: line 2 is no glob. Write package.Class or package.Class.method.\n");
  }

  @Test
  void bytes_that_are_no_text_are_ignored_with_one_line() throws IOException {
    file("a/", new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 7});

    assertThat(resource.read(loader(null, "a/"), List.of()).own()).isEmpty();
    assertThat(written.toString().lines()).hasSize(1).first().asString().contains("is ignored");
  }

  @Test
  void folder_in_place_of_the_file_is_no_reason_to_fail() throws IOException {
    Files.createDirectories(folder.resolve("a/").resolve(SuspendablesResource.NAME));

    resource.read(loader(null, "a/"), List.of());

    assertThat(written.toString().lines().count()).isLessThanOrEqualTo(1);
  }

  /** Answers for resources as it likes. */
  private abstract static class Odd extends ClassLoader {
    Odd() {
      super(null);
    }

    @Override
    public abstract Enumeration<URL> getResources(String name) throws IOException;
  }

  @Test
  void loader_that_throws_is_reported_once_and_has_none() {
    ClassLoader odd =
        new Odd() {
          @Override
          public Enumeration<URL> getResources(String name) {
            throw new UnsupportedOperationException("no resources here");
          }
        };

    assertThat(resource.read(odd, List.of("by.Option")).everywhere()).containsExactly("by.Option");
    assertThat(written.toString().lines())
        .singleElement()
        .asString()
        .startsWith(
            "fermata: META-INF/fermata/suspendables is not looked for in " + getClass().getName())
        .endsWith(": java.lang.UnsupportedOperationException: no resources here");
  }

  @Test
  void loader_that_returns_null_is_reported_once_and_has_none() {
    ClassLoader odd =
        new Odd() {
          @Override
          public Enumeration<URL> getResources(String name) {
            return null;
          }
        };

    assertThat(resource.read(odd, List.of()).own()).isEmpty();
    assertThat(written.toString().lines())
        .singleElement()
        .asString()
        .endsWith(": java.io.IOException: its getResources returns null");
  }

  @Test
  void resource_that_cannot_be_opened_is_reported_once_and_ignored() throws IOException {
    URL gone = folder.resolve("gone").toUri().toURL();
    ClassLoader odd =
        new Odd() {
          @Override
          public Enumeration<URL> getResources(String name) {
            return Collections.enumeration(List.of(gone));
          }
        };

    assertThat(resource.read(odd, List.of()).own()).isEmpty();
    assertThat(written.toString().lines())
        .singleElement()
        .asString()
        .contains(gone + " is ignored: java.io.FileNotFoundException");
  }
}
