package dev.fermata.samples;

import static dev.fermata.async.Async.sleep;

import dev.fermata.Suspendable;
import dev.fermata.async.Async;
import dev.fermata.async.Semaphore;
import dev.fermata.async.TaskGroup;
import dev.fermata.async.io.Connection;
import dev.fermata.async.io.Streams;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Many clients of the server: idle ones wait for alerts, active ones get all points. */
final class ServeLoad {
  private static final int CONNECTING = 200;
  private static final Pattern MICROS = Pattern.compile("data: \\{\"micros\":(\\d+).*");

  private final int port;
  private final Semaphore connecting = new Semaphore(CONNECTING);
  private long[] latencies = new long[1024];
  private int events;
  private int connected;
  private int lost;

  /** What was made before it is replayed to who comes late, and not measured. */
  private long sinceMicros = Long.MAX_VALUE;

  ServeLoad(int port) {
    this.port = port;
  }

  /**
   * What has come of it.
   *
   * @param lost how many streams the server has ended
   * @param latencies from the making of an event to its arrival, least first, in microseconds
   */
  record Report(int connected, int lost, long[] latencies) {
    long latencyMicros(double part) {
      return latencies[(int) Math.min(latencies.length - 1, latencies.length * part)];
    }

    @Override
    public String toString() {
      return "%d streams, %d lost, %d events; latency in ms: %s, 99 %%: %s, most: %s"
          .formatted(connected, lost, latencies.length, millis(0.5), millis(0.99), millis(1));
    }

    private String millis(double part) {
      return "%.1f".formatted(latencyMicros(part) / 1000.0);
    }
  }

  /** Connects all, calls {@code ready} when each has its stream, and measures for a time. */
  Report run(int idle, int active, Duration time, Runnable ready) {
    return Async.run(
        () -> {
          TaskGroup.runAll(
              group -> {
                for (int i = 0; i < idle; i++) {
                  group.createTask(() -> follow("/alerts"));
                }
                for (int i = 0; i < active; i++) {
                  group.createTask(() -> follow("/points"));
                }
                while (connected < idle + active) {
                  sleep(Duration.ofMillis(10));
                }
                ready.run();
                sinceMicros = nowMicros();
                sleep(time);
                sinceMicros = Long.MAX_VALUE;
                group.cancel();
              });
          long[] measured = Arrays.copyOf(latencies, events);
          Arrays.sort(measured);
          return new Report(connected, lost, measured);
        });
  }

  @Suspendable
  private void follow(String topic) throws IOException {
    connecting.acquire();
    boolean isConnecting = true;
    try (Connection connection = Streams.openConnection("127.0.0.1", port)) {
      connection.write("GET " + topic + " HTTP/1.1\r\nHost: load\r\n\r\n");
      for (Optional<String> line = connection.readLine();
          line.isPresent();
          line = connection.readLine()) {
        if (isConnecting && line.get().startsWith("retry:")) {
          isConnecting = false;
          connected++;
          connecting.release();
        }
        note(line.get());
      }
      lost++;
    } finally {
      if (isConnecting) {
        connecting.release();
      }
    }
  }

  private void note(String line) {
    Matcher data = MICROS.matcher(line);
    if (data.matches() && Long.parseLong(data.group(1)) >= sinceMicros) {
      if (events == latencies.length) {
        latencies = Arrays.copyOf(latencies, 2 * events);
      }
      latencies[events++] = nowMicros() - Long.parseLong(data.group(1));
    }
  }

  private static long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
