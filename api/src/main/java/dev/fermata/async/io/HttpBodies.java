package dev.fermata.async.io;

import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import dev.fermata.async.AsyncGenerator;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Flow;

/**
 * Bodies of {@link java.net.http.HttpClient} as they come. The exchange itself is awaited, and a
 * cancellation aborts it.
 *
 * <pre>{@code
 * HttpResponse<Flow.Publisher<List<ByteBuffer>>> response =
 *     await(client.sendAsync(request, HttpResponse.BodyHandlers.ofPublisher()));
 * try (AsyncGenerator<String> lines = HttpBodies.lines(response)) {
 *   for (String line : lines) print(line);
 * }
 * }</pre>
 */
public final class HttpBodies {
  private HttpBodies() {}

  /**
   * Gives the bytes of a body as they come; the server is slowed down where they are not asked for.
   *
   * @param response of a request with {@link HttpResponse.BodyHandlers#ofPublisher}
   * @return a generator that has not begun; closing it aborts the exchange
   */
  public static AsyncGenerator<ByteBuffer> chunks(
      HttpResponse<Flow.Publisher<List<ByteBuffer>>> response) {
    return AsyncGenerator.<List<ByteBuffer>>from(response.body()).flatMap(list -> list);
  }

  /**
   * Gives the lines of a body in UTF-8 as they come. One that is longer than {@link
   * Streams#DEFAULT_LIMIT} is a {@link LimitExceededException}.
   *
   * @param response of a request with {@link HttpResponse.BodyHandlers#ofPublisher}
   * @return a generator that has not begun, of lines without their ends; closing it aborts the
   *     exchange
   */
  public static AsyncGenerator<String> lines(
      HttpResponse<Flow.Publisher<List<ByteBuffer>>> response) {
    return lines(response, Streams.DEFAULT_LIMIT);
  }

  /**
   * Gives the lines of a body in UTF-8 as they come.
   *
   * @param response of a request with {@link HttpResponse.BodyHandlers#ofPublisher}
   * @param limit how many bytes a line may have; a longer one is a {@link LimitExceededException}
   * @return a generator that has not begun, of lines without their ends; closing it aborts the
   *     exchange
   */
  public static AsyncGenerator<String> lines(
      HttpResponse<Flow.Publisher<List<ByteBuffer>>> response, int limit) {
    AsyncGenerator<ByteBuffer> chunks = chunks(response);
    return AsyncGenerator.of(
        y -> {
          try (chunks) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (ByteBuffer chunk : chunks) {
              yieldLines(chunk, line, limit, y);
            }
            if (line.size() > 0) {
              y.yield(line.toString(StandardCharsets.UTF_8));
            }
          }
        });
  }

  @Suspendable
  private static void yieldLines(
      ByteBuffer chunk, ByteArrayOutputStream line, int limit, Yielder<String> y)
      throws LimitExceededException {
    while (chunk.hasRemaining()) {
      byte next = chunk.get();
      if (next != '\n') {
        line.write(next);
        if (line.size() > limit) {
          throw new LimitExceededException(
              "Cannot hold a line of more than " + limit + " bytes: that is the limit.");
        }
      } else {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        y.yield(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
      }
    }
  }
}
