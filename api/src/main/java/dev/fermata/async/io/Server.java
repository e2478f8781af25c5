package dev.fermata.async.io;

import dev.fermata.Suspendable;
import dev.fermata.async.Async;
import dev.fermata.async.Cancelled;
import dev.fermata.async.Supervisor;
import dev.fermata.async.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ClosedChannelException;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** A server that listens: made by {@link Streams#startServer}. Its run ends it when it ends. */
public final class Server implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger("dev.fermata.async");

  private final AsynchronousServerSocketChannel channel;
  private final @Nullable SSLContext context;
  private final ConnectionHandler handler;
  private final Supervisor supervisor = Async.supervisor();
  private final Map<Connection, Task<Void>> clients = new ConcurrentHashMap<>();
  private volatile boolean closed;
  private @Nullable Task<Void> listening;

  /** Creates a server, by TLS if there is a context. */
  Server(
      AsynchronousServerSocketChannel channel,
      @Nullable SSLContext context,
      ConnectionHandler handler) {
    this.channel = channel;
    this.context = context;
    this.handler = handler;
  }

  void start() {
    listening = supervisor.createTask(this::acceptAll);
  }

  /**
   * Tells where it listens.
   *
   * @return the address, with the port that was found
   * @throws IOException if it is closed
   */
  public InetSocketAddress address() throws IOException {
    return (InetSocketAddress) channel.getLocalAddress();
  }

  /**
   * Counts the clients.
   *
   * @return how many connections are served at present
   */
  public int clientCount() {
    return clients.size();
  }

  @Suspendable
  private void acceptAll() throws IOException {
    try {
      while (!closed) {
        AsynchronousSocketChannel accepted =
            Async.awaitCallback(
                callback -> {
                  callback.onCancel(this::stopListening);
                  channel.accept(null, new Accepted(callback));
                });
        begin(accepted);
      }
    } catch (ClosedChannelException end) {
      if (!closed) {
        throw end;
      }
    } finally {
      stopListening();
    }
  }

  private void begin(AsynchronousSocketChannel accepted) throws IOException {
    SocketAddress remote;
    try {
      remote = accepted.getRemoteAddress();
    } catch (IOException gone) {
      accepted.close();
      return;
    }
    SocketTransport wire = new SocketTransport(accepted, remote);
    TlsTransport tls = context == null ? null : new TlsTransport(wire, engine(context));
    Connection connection = new Connection(tls == null ? wire : tls, remote, Streams.DEFAULT_LIMIT);
    Task<Void> task = supervisor.createTask(() -> serve(connection, tls));
    clients.put(connection, task);
    if (task.isDone()) {
      clients.remove(connection);
    }
  }

  private static SSLEngine engine(SSLContext context) {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    return engine;
  }

  @Suspendable
  private void serve(Connection connection, @Nullable TlsTransport tls) throws Exception {
    try (connection) {
      if (tls != null) {
        tls.shakeHands();
      }
      handler.handle(connection);
      end(connection);
    } catch (IOException | UncheckedIOException thrown) {
      if (!connection.isBrokenBy(thrown)) {
        throw thrown;
      }
      LOGGER.log(System.Logger.Level.DEBUG, () -> connection + " was ended by its client", thrown);
    } finally {
      clients.remove(connection);
    }
  }

  @Suspendable
  private static void end(Connection connection) {
    try {
      connection.endWriting();
    } catch (IOException gone) {
      // the client has ended before
    }
  }

  private void stopListening() throws IOException {
    closed = true;
    channel.close();
  }

  /** Waits until it does not listen any more. */
  @Suspendable
  public void join() {
    Task<Void> task = listening;
    if (task != null) {
      Async.shield(task);
    }
  }

  /** Stops listening, cancels the tasks that serve clients, and waits for their end. */
  @Override
  @Suspendable
  public void close() throws IOException {
    stopListening();
    Cancelled signal = listening == null ? null : endOf(listening, null);
    for (Map.Entry<Connection, Task<Void>> client : clients.entrySet()) {
      client.getValue().cancel("its server was closed");
      signal = endOf(client.getValue(), signal);
      // one that had not begun
      client.getKey().close();
    }
    clients.clear();
    if (signal != null) {
      throw signal;
    }
  }

  /** Waits for the end of a task, however it is; returns the last signal that was raised here. */
  @Suspendable
  private static @Nullable Cancelled endOf(Task<Void> task, @Nullable Cancelled before) {
    try {
      Async.await(task);
    } catch (CancellationException asTold) {
      // has ended
    } catch (Cancelled raised) {
      return raised;
    } catch (Exception failed) {
      // it is reported: that is not this caller's matter
    }
    return before;
  }

  @Override
  public String toString() {
    return "Server[" + (closed ? "closed" : channel) + ", " + clients.size() + " clients]";
  }
}
