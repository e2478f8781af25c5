package dev.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The page in Chromium: {@code mvn verify -Pbrowser}. */
@Tag("browser")
@Timeout(value = 180, threadMode = ThreadMode.SEPARATE_THREAD)
class ServePageTest {
  private static final String POINTS = "byId('chart').dataset.points";
  private static final String STATUS = "byId('status').textContent";
  private static final String CONNECTIONS = "byId('status').dataset.connections";

  /** Chromium may still write into it when it has been told to end. */
  @TempDir(cleanup = CleanupMode.NEVER)
  private Path folder;

  private static String url(int port) {
    return "http://127.0.0.1:" + port + "/";
  }

  @Test
  void page_has_a_chart_and_alerts_and_connects_again_to_a_server_that_was_gone() throws Exception {
    RunningServe server = new RunningServe(0);
    int port = server.port();
    try (Browser browser = new Browser(folder, url(port))) {
      assertThat(browser.await(POINTS + " > 12", STATUS)).isEqualTo("live");
      String lengths =
          "[...document.querySelectorAll('#chart path')]"
              + ".map(line => line.getAttribute('d').split('L').length > 8)";
      assertThat(browser.await("true", lengths)).isEqualTo("true,true,true");
      assertThat(browser.await("true", "byId('legend').innerText.replace(/\\\\s+/g, ' ')"))
          .matches("north \\d+\\.\\d ?east \\d+\\.\\d ?south \\d+\\.\\d ?");
      String alerts = "document.querySelectorAll('#alerts li.far')";
      assertThat(browser.await(alerts + ".length > 0", alerts + "[0].textContent"))
          .matches("\\d\\d:\\d\\d:\\d\\d(north|east|south) is at \\d+\\.\\d");
      String marks = "document.querySelectorAll('#chart .mark').length";
      assertThat(browser.await(marks + " > 0", marks)).isEqualTo("1");

      server.close();
      assertThat(browser.await(STATUS + " === 'reconnecting'", CONNECTIONS)).isEqualTo("1");
      int before = Integer.parseInt(browser.await("true", POINTS));
      server = new RunningServe(port);
      assertThat(browser.await(STATUS + " === 'live'", CONNECTIONS)).isEqualTo("2");
      String more = browser.await(POINTS + " > " + (before + 4), POINTS);
      assertThat(Integer.parseInt(more)).isGreaterThan(before);

      Files.write(Path.of("target", "serve.png"), browser.screenshot());
      assertThat(browser.errors()).isEmpty();
    } finally {
      server.close();
    }
  }
}
