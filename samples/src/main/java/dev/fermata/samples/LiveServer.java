package dev.fermata.samples;

import dev.fermata.Suspendable;
import dev.fermata.async.Async;
import dev.fermata.async.Channel;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A web server by Netty: one thread of its own reads and writes, and what clients ask for is taken
 * from it by tasks. A client that does not send its request within a time, or does not read what is
 * sent to it, loses its connection.
 */
// what a closed connection does not take any more is no matter of ours
@SuppressWarnings("FutureReturnValueIgnored")
final class LiveServer implements AutoCloseable {
  private static final int BACKLOG = 4096;
  private static final int HEARTBEAT_SECONDS = 15;

  /** How many bytes wait for a client that does not read, besides those in the system's buffers. */
  private static final WriteBufferWaterMark UNREAD = new WriteBufferWaterMark(64_000, 256_000);

  private final MultiThreadIoEventLoopGroup threads =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("web-server", true), NioIoHandler.newFactory());
  private final ChannelGroup clients = new DefaultChannelGroup(threads.next());
  private final ChannelGroup streams = new DefaultChannelGroup(threads.next());
  private final Channel<Exchange> exchanges = Channel.unlimited();
  private final Limits limits;
  private io.netty.channel.Channel listening;

  /**
   * What is allowed.
   *
   * @param clients how many connections at a time
   * @param requestTime within which a client is to say what it wants
   */
  record Limits(int clients, Duration requestTime) {}

  private LiveServer(Limits limits) {
    this.limits = limits;
  }

  /** Listens on this machine; port 0 is any free one. */
  @Suspendable
  static LiveServer open(int port, Limits limits) throws IOException {
    LiveServer server = new LiveServer(limits);
    boolean listens = false;
    try {
      server.listen(port);
      listens = true;
    } finally {
      if (!listens) {
        server.close();
      }
    }
    return server;
  }

  @Suspendable
  private void listen(int port) throws IOException {
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(threads)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, UNREAD)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel client) {
                    accept(client);
                  }
                });
    listening = bootstrap.register().channel();
    await(listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
    threads.scheduleAtFixedRate(this::beat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
  }

  private void accept(SocketChannel client) {
    if (clients.size() >= limits.clients()) {
      client.close();
      return;
    }
    clients.add(client);
    long millis = limits.requestTime().toMillis();
    client.pipeline().addLast(new ReadTimeoutHandler(millis, TimeUnit.MILLISECONDS));
    client.pipeline().addLast(new HttpServerCodec());
    client.pipeline().addLast(new Exchange(client, streams, exchanges.sender()));
  }

  /** Sends a comment, by which both sides see whether the other is still there. */
  private void beat() {
    streams.writeAndFlush(Unpooled.copiedBuffer(":\n\n", StandardCharsets.US_ASCII));
  }

  int port() {
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  int streamCount() {
    return streams.size();
  }

  /** Gives what clients ask for, as it comes. */
  Channel.Receiver<Exchange> exchanges() {
    return exchanges.receiver();
  }

  @Suspendable
  private static void await(Future<?> future) throws IOException {
    Async.<Boolean>awaitCallback(
        done ->
            future.addListener(
                ended -> {
                  if (ended.isSuccess()) {
                    done.complete(true);
                  } else {
                    done.fail(ended.cause());
                  }
                }));
  }

  /** Closes all connections and ends the thread. */
  @Override
  @Suspendable
  public void close() throws IOException {
    exchanges.sender().close();
    if (listening != null) {
      await(listening.close());
    }
    clients.close();
    await(threads.shutdownGracefully(0, 1, TimeUnit.SECONDS));
  }
}
