package dev.fermata.async.io;

import dev.fermata.Suspendable;
import dev.fermata.async.Async;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections and servers. Called in tasks.
 *
 * <pre>{@code
 * try (Server server = Streams.startServer("localhost", 0, connection -> {
 *   for (String line : connection.lines()) connection.write(line + "\n");
 * })) {
 *   server.join();
 * }
 * }</pre>
 */
public final class Streams {
  /** How many bytes of a line, or up to a separator, are held unless said otherwise. */
  public static final int DEFAULT_LIMIT = 64 * 1024;

  private Streams() {}

  /**
   * Connects to a server by TCP. If the task is cancelled meanwhile, the attempt is given up.
   *
   * @param host a name, which is looked up, or an address
   * @param port from 1 to 65535
   * @return an open connection
   * @throws IOException if there is no connection
   */
  @Suspendable
  public static Connection openConnection(String host, int port) throws IOException {
    return openConnection(host, port, DEFAULT_LIMIT);
  }

  /**
   * Connects to a server by TCP. If the task is cancelled meanwhile, the attempt is given up.
   *
   * @param host a name, which is looked up, or an address
   * @param port from 1 to 65535
   * @param limit how many bytes of a line, or up to a separator, are held
   * @return an open connection
   * @throws IOException if there is no connection
   */
  @Suspendable
  public static Connection openConnection(String host, int port, int limit) throws IOException {
    SocketTransport transport = connect(host, port);
    return new Connection(transport, transport.remoteAddress(), limit);
  }

  /**
   * Connects to a server by TLS, and agrees with it: its certificate must be for the host.
   *
   * @param host a name, which is looked up, or an address
   * @param port from 1 to 65535
   * @param context says whom to trust
   * @return an open connection
   * @throws IOException if there is no connection, or no trust
   */
  @Suspendable
  public static Connection openConnection(String host, int port, SSLContext context)
      throws IOException {
    SSLEngine engine = context.createSSLEngine(host, port);
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setSSLParameters(parameters);
    SocketTransport wire = connect(host, port);
    boolean agreed = false;
    try {
      TlsTransport transport = new TlsTransport(wire, engine);
      transport.shakeHands();
      agreed = true;
      return new Connection(transport, wire.remoteAddress(), DEFAULT_LIMIT);
    } finally {
      if (!agreed) {
        wire.abort();
      }
    }
  }

  @Suspendable
  private static SocketTransport connect(String host, int port) throws IOException {
    InetSocketAddress address = Async.toThread(() -> new InetSocketAddress(host, port));
    if (address.isUnresolved()) {
      throw new UnknownHostException(host);
    }
    AsynchronousSocketChannel channel = AsynchronousSocketChannel.open();
    SocketTransport transport = new SocketTransport(channel, address);
    boolean connected = false;
    try {
      Async.<@Nullable Void>awaitCallback(
          callback -> {
            callback.onCancel(transport::abort);
            channel.connect(address, null, new SocketTransport.Told<>(callback));
          });
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      connected = true;
    } finally {
      if (!connected) {
        transport.abort();
      }
    }
    return transport;
  }

  /**
   * Begins to listen, in tasks that belong to the run.
   *
   * @param host the name or address of an interface of this machine
   * @param port 0 for any free one
   * @param handler is given each connection, in a task of its own; it is closed after that
   * @return a server that listens
   * @throws IOException if that is not possible
   */
  @Suspendable
  public static Server startServer(String host, int port, ConnectionHandler handler)
      throws IOException {
    return start(host, port, null, handler);
  }

  /**
   * Begins to listen for TLS, in tasks that belong to the run.
   *
   * @param host the name or address of an interface of this machine
   * @param port 0 for any free one
   * @param context has the server's certificate
   * @param handler is given each connection once both sides agree, in a task of its own; it is
   *     closed after that
   * @return a server that listens
   * @throws IOException if that is not possible
   */
  @Suspendable
  public static Server startServer(
      String host, int port, SSLContext context, ConnectionHandler handler) throws IOException {
    return start(host, port, Objects.requireNonNull(context, "context"), handler);
  }

  @Suspendable
  private static Server start(
      String host, int port, @Nullable SSLContext context, ConnectionHandler handler)
      throws IOException {
    Objects.requireNonNull(handler, "handler");
    InetSocketAddress address = Async.toThread(() -> new InetSocketAddress(host, port));
    AsynchronousServerSocketChannel channel = AsynchronousServerSocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(address);
    } catch (IOException refused) {
      channel.close();
      throw refused;
    }
    Server server = new Server(channel, context, handler);
    server.start();
    return server;
  }
}
