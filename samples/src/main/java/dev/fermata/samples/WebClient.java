package dev.fermata.samples;

import static dev.fermata.async.Async.await;

import dev.fermata.Suspendable;
import dev.fermata.async.AsyncGenerator;
import dev.fermata.async.io.HttpBodies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;

/** Gets pages by the JDK's client, which is awaited; a cancellation aborts the exchange. */
final class WebClient implements Fetcher.Source, AutoCloseable {
  private final int mostBytes;
  private final ExecutorService threads = Executors.newCachedThreadPool(WebClient::thread);
  private final HttpClient client =
      HttpClient.newBuilder().executor(threads).followRedirects(HttpClient.Redirect.NORMAL).build();

  WebClient(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "web-client");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  @Suspendable
  public Page get(URI uri) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(uri).header("User-Agent", "fermata").build();
    HttpResponse<Flow.Publisher<List<ByteBuffer>>> response =
        await(client.sendAsync(request, BodyHandlers.ofPublisher()), IOException.class);
    String type = response.headers().firstValue("Content-Type").orElse("");
    return new Page(response.uri(), response.statusCode(), type, body(response));
  }

  /** Reads no more than is allowed: a server may send for ever. */
  @Suspendable
  private byte[] body(HttpResponse<Flow.Publisher<List<ByteBuffer>>> response) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (AsyncGenerator<ByteBuffer> chunks = HttpBodies.chunks(response)) {
      for (ByteBuffer chunk : chunks) {
        if (body.size() + chunk.remaining() > mostBytes) {
          throw new TooLargeException(mostBytes);
        }
        byte[] bytes = new byte[chunk.remaining()];
        chunk.get(bytes);
        body.writeBytes(bytes);
      }
    }
    return body.toByteArray();
  }

  /** The client itself ends with its last reference before JDK 21; since then it can be closed. */
  @Override
  public void close() {
    try {
      if ((Object) client instanceof AutoCloseable closeable) {
        closeable.close();
      }
    } catch (Exception undeclared) {
      throw new IllegalStateException(undeclared);
    } finally {
      threads.shutdown();
    }
  }

  /** A page has more bytes than are allowed. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(int mostBytes) {
      super("more than " + Amount.bytes(mostBytes));
    }
  }
}
