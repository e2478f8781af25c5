package dev.fermata.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.instrument.ClassFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Class loaders that do not do as they should: the program goes on, and one line says so. */
class LoaderSourceTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final AgentLog log = new AgentLog(LogLevel.WARN, new PrintStream(written, true));
  private final AtomicInteger asked = new AtomicInteger();

  /** Finds resources as a test says. */
  private final class Odd extends ClassLoader {
    private final Function<String, InputStream> resources;

    Odd(Function<String, InputStream> resources) {
      super(null);
      this.resources = resources;
    }

    @Override
    public InputStream getResourceAsStream(String name) {
      asked.incrementAndGet();
      return resources.apply(name);
    }
  }

  private LoaderSource source(Function<String, InputStream> resources) {
    return new LoaderSource(
        new Odd(resources), (loader, name) -> ClassFiles.Twins.TO_BE_MADE, log) {
      @Override
      long nanoTime() {
        return clock.get();
      }
    };
  }

  private final AtomicLong clock = new AtomicLong();

  private static String report(String reason) {
    return "fermata: class files of dev.fermata.agent.LoaderSourceTest$Odd cannot be read"
        + " (acme/A.class: "
        + reason
        + "): its parent is asked in its place.\n";
  }

  private void assertReportedOnce(LoaderSource source, String reason) {
    assertThat(source.find("acme/A")).isNull();
    assertThat(source.find("acme/B")).isNull();
    assertThat(written.toString()).isEqualToNormalizingNewlines(report(reason));
  }

  @Test
  void file_that_is_found_is_read_whole() {
    byte[] large = new byte[100_000];
    large[99_999] = 1;

    assertThat(source(name -> new ByteArrayInputStream(large)).find("acme/A")).isEqualTo(large);
    assertThat(written.size()).isZero();
  }

  @Test
  void file_that_is_not_found_is_no_fault() {
    assertThat(source(name -> null).find("acme/A")).isNull();
    assertThat(written.size()).isZero();
  }

  @Test
  void exception_is_reported_once() {
    assertReportedOnce(
        source(
            name -> {
              throw new IllegalStateException("none today");
            }),
        "java.lang.IllegalStateException: none today");
  }

  @Test
  void error_is_reported_once() {
    assertReportedOnce(
        source(
            name -> {
              throw new AssertionError("never");
            }),
        "java.lang.AssertionError: never");
  }

  @Test
  void recursion_is_reported_once() {
    assertReportedOnce(source(this::recursive), "java.lang.StackOverflowError");
  }

  private InputStream recursive(String name) {
    return name.isEmpty() ? InputStream.nullInputStream() : recursive(name);
  }

  @Test
  void out_of_memory_is_thrown() {
    LoaderSource source =
        source(
            name -> {
              throw new OutOfMemoryError("of a test");
            });

    assertThatThrownBy(() -> source.find("acme/A")).isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void file_without_end_is_given_up_and_its_loader_not_asked_again() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            return length;
          }
        };

    assertReportedOnce(
        source(name -> endless), "java.io.IOException: it does not end; no other is asked for");
    assertThat(asked).hasValue(1);
  }

  @Test
  void file_that_takes_too_long_is_given_up_and_its_loader_not_asked_again() {
    InputStream slow =
        new InputStream() {
          @Override
          public int read() {
            clock.addAndGet(LoaderSource.MOST_NANOS / 3);
            return 0;
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            return read() == 0 ? 1 : -1;
          }
        };

    assertReportedOnce(
        source(name -> slow), "java.io.IOException: it does not end; no other is asked for");
    assertThat(asked).hasValue(1);
  }
}
