package dev.fermata.samples;

import dev.fermata.async.AsyncGenerator;
import java.nio.charset.StandardCharsets;

/**
 * An event as it goes to browsers. Those that come back say which one they had last: its name is
 * that of the topic's run and its number in it.
 *
 * @param bytes all of it, made once for all of them
 */
record LiveEvent(String run, long number, byte[] bytes) {
  /** Makes events of a kind, each with one line of data. */
  static AsyncGenerator<LiveEvent> of(String kind, AsyncGenerator<String> lines) {
    String run = Long.toString(System.nanoTime(), Character.MAX_RADIX).replace("-", "");
    return lines.enumerate().map(line -> of(kind, run, line.index(), line.value()));
  }

  private static LiveEvent of(String kind, String run, long number, String data) {
    String text = "id: %s-%d\nevent: %s\ndata: %s\n\n".formatted(run, number, kind, data);
    return new LiveEvent(run, number, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Tells whether somebody who had another one last is to get this. */
  boolean isAfter(String last) {
    return !last.matches(run + "-[0-9]{1,18}")
        || number > Long.parseLong(last.substring(run.length() + 1));
  }
}
