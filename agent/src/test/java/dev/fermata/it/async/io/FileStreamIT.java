package dev.fermata.it.async.io;

import static dev.fermata.async.Async.gather;
import static dev.fermata.async.Async.timeout;
import static dev.fermata.async.Async.yieldNow;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.async.Async;
import dev.fermata.async.AsyncGenerator;
import dev.fermata.async.io.FileStream;
import dev.fermata.async.io.IncompleteReadException;
import dev.fermata.async.io.LimitExceededException;
import dev.fermata.it.async.Caught;
import java.io.IOException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Files as streams. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class FileStreamIT {
  private final List<String> log = new ArrayList<>();

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writeFile() throws IOException {
    file = Files.writeString(folder.resolve("lines.txt"), "one\r\ntwo\n\nthree ä");
  }

  @Test
  void lines_of_a_file_are_an_asynchronous_generator() {
    Async.run(
        () -> {
          try (AsyncGenerator<String> lines = FileStream.lines(file)) {
            for (String line : lines) {
              log.add(line);
            }
          }
        });
    assertThat(log).containsExactly("one", "two", "", "three ä");
  }

  @Test
  void other_tasks_have_their_turns_while_a_file_is_read() {
    Async.run(
        () -> {
          boolean[] ended = new boolean[1];
          List<Integer> counts =
              gather(
                  () -> {
                    int lines = FileStream.lines(file).toList().size();
                    ended[0] = true;
                    return lines;
                  },
                  () -> {
                    int turns = 0;
                    while (!ended[0]) {
                      yieldNow();
                      turns++;
                    }
                    return turns;
                  });
          assertThat(counts.get(0)).isEqualTo(4);
          assertThat(counts.get(1)).isGreaterThan(1);
        });
  }

  @Test
  void large_file_is_copied_by_chunks_of_which_one_is_held_at_a_time() throws IOException {
    byte[] bytes = new byte[300_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31 >> 3);
    }
    Path large = Files.write(folder.resolve("large"), bytes);
    Path copy = folder.resolve("copy");
    Async.run(
        () -> {
          try (AsyncGenerator<byte[]> chunks = FileStream.chunks(large, 7000);
              FileStream target = FileStream.open(copy, CREATE, WRITE)) {
            for (byte[] chunk : chunks) {
              assertThat(chunk).hasSizeBetween(1, 7000);
              target.write(chunk);
            }
            target.force();
            assertThat(target.size()).isEqualTo(bytes.length);
          }
        });
    assertThat(copy).hasBinaryContent(bytes);
  }

  @Test
  void appending_begins_at_the_end_and_reading_at_the_beginning() {
    Async.run(
        () -> {
          try (FileStream both = FileStream.open(file, READ, APPEND)) {
            both.write("!\n");
            both.write("four\n");
            assertThat(both.readLine()).contains("one");
            assertThat(both.lines().toList()).containsExactly("two", "", "three ä!", "four");
          }
        });
    assertThat(file).hasContent("one\r\ntwo\n\nthree ä!\nfour\n");
  }

  @Test
  void end_limit_and_what_is_not_there_are_exceptions() {
    Async.run(
        () -> {
          assertThat(Caught.by(() -> FileStream.open(folder.resolve("none"))))
              .isInstanceOf(NoSuchFileException.class);
          assertThat(Caught.by(() -> FileStream.lines(folder.resolve("none")).toList()))
              .isInstanceOf(NoSuchFileException.class);
          try (FileStream limited = FileStream.open(file, 4)) {
            assertThat(limited.readUntil("o".getBytes(UTF_8))).hasSize(1);
            assertThat(Caught.by(() -> limited.readUntil("w".getBytes(UTF_8))))
                .isInstanceOf(LimitExceededException.class);
          }
          try (FileStream read = FileStream.open(file)) {
            assertThat(Caught.by(() -> read.readExactly(100)))
                .isInstanceOf(IncompleteReadException.class)
                .hasMessage("The stream has ended after 18 bytes, before 100 bytes.");
            assertThat(Caught.by(() -> read.write("no")))
                .isInstanceOf(NonWritableChannelException.class);
          }
        });
  }

  @Test
  void generator_that_is_left_early_has_closed_its_file() {
    List<FileStream> opened = new ArrayList<>();
    Async.run(
        () -> {
          try (FileStream held = FileStream.open(file);
              AsyncGenerator<String> lines = held.lines()) {
            opened.add(held);
            assertThat(lines.iterator().next()).isEqualTo("one");
          }
          assertThat(FileStream.lines(file).take(1).toList()).containsExactly("one");
        });
    assertThat(opened.get(0)).hasToString("FileStream[" + file + ", closed]");
  }

  @Test
  void cancelled_read_loses_nothing() {
    Async.run(
        () -> {
          try (FileStream read = FileStream.open(file)) {
            boolean[] ended = new boolean[1];
            while (!ended[0]) {
              // a line that has come is returned, others are read later
              Throwable late =
                  Caught.by(
                      () ->
                          timeout(
                              ZERO,
                              () -> {
                                ended[0] = !read.readLine().map(log::add).orElse(false);
                                return null;
                              }));
              assertThat(late)
                  .satisfiesAnyOf(
                      thrown -> assertThat(thrown).isNull(),
                      thrown -> assertThat(thrown).isInstanceOf(TimeoutException.class));
            }
          }
        });
    assertThat(log).containsExactly("one", "two", "", "three ä");
  }

  @Test
  void cancelled_write_closes_the_file() {
    Async.run(
        () -> {
          try (FileStream written = FileStream.open(file, WRITE)) {
            assertThat(Caught.by(() -> timeout(ZERO, () -> writing(written))))
                .isInstanceOf(TimeoutException.class);
            assertThat(written.toString()).endsWith(", closed]");
            assertThat(Caught.by(() -> written.write("more"))).isInstanceOf(IOException.class);
          }
        });
  }

  private static String writing(FileStream file) throws IOException {
    while (true) {
      file.write("x".repeat(10_000));
    }
  }

  @Test
  void second_task_that_writes_or_reads_is_refused() {
    Async.run(
        () -> {
          try (FileStream both = FileStream.open(file, READ, WRITE)) {
            List<String> written =
                gather(() -> refusal(() -> both.write("a")), () -> refusal(() -> both.write("b")));
            assertThat(written)
                .containsExactlyInAnyOrder(
                    "done", "Cannot write: another task is writing to the same file.");
          }
        });
  }

  private static String refusal(dev.fermata.async.Action action) {
    Throwable thrown = Caught.by(action);
    return thrown == null ? "done" : thrown.getMessage();
  }
}
