package dev.fermata.async.io;

import dev.fermata.Suspendable;
import java.io.IOException;
import java.net.SocketAddress;

/**
 * A stream of bytes in each direction, to another side. One task reads and one task writes at a
 * time.
 *
 * <pre>{@code
 * try (Connection connection = Streams.openConnection("example.org", 80)) {
 *   connection.write("GET / HTTP/1.0\r\n\r\n");
 *   for (String line : connection.lines()) print(line);
 * }
 * }</pre>
 *
 * <p>A slow reader on the other side slows the writer down.
 */
public final class Connection extends ByteStream {
  private final SocketAddress remote;

  Connection(Transport transport, SocketAddress remote, int limit) {
    super(transport, limit);
    this.remote = remote;
  }

  /**
   * Tells who is at the other end.
   *
   * @return its address
   */
  public SocketAddress remoteAddress() {
    return remote;
  }

  /**
   * Tells the other side that no more will be written. Reading goes on.
   *
   * @throws IOException if the connection is broken
   */
  @Suspendable
  public void endWriting() throws IOException {
    transport.end();
  }

  @Override
  public String toString() {
    return "Connection[" + remote + "]";
  }
}
