package dev.fermata.samples;

import dev.fermata.async.Channel;
import dev.fermata.async.ChannelClosedException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.nio.charset.StandardCharsets;

/**
 * What a client asks for, and its answer: a page, or a stream of events. There is one for each
 * connection, which is closed after it.
 */
final class Exchange extends SimpleChannelInboundHandler<Object> {
  /** What a client may send besides its request, to no purpose. */
  private static final int MOST_IGNORED = 1_000_000;

  private final SocketChannel client;
  private final ChannelGroup streams;
  private final Channel.Sender<Exchange> told;
  private String path;
  private String lastEvent = "";
  private boolean isRead;
  private int ignored;

  Exchange(SocketChannel client, ChannelGroup streams, Channel.Sender<Exchange> told) {
    this.client = client;
    this.streams = streams;
    this.told = told;
  }

  // ---- by the server's thread

  @Override
  protected void channelRead0(ChannelHandlerContext context, Object message) {
    if (isRead || !(message instanceof HttpRequest request)) {
      ignore(message);
      return;
    }
    isRead = true;
    context.pipeline().remove(ReadTimeoutHandler.class);
    if (request.decoderResult().isFailure()) {
      respond(HttpResponseStatus.BAD_REQUEST, "text/plain", bytes("This is no HTTP"));
    } else if (!request.method().equals(HttpMethod.GET)) {
      respond(HttpResponseStatus.METHOD_NOT_ALLOWED, "text/plain", bytes("Only GET is served"));
    } else {
      path = new QueryStringDecoder(request.uri()).path();
      lastEvent = request.headers().get("Last-Event-ID", "");
      try {
        told.trySend(this);
      } catch (ChannelClosedException ending) {
        client.close();
      }
    }
  }

  private void ignore(Object message) {
    if (message instanceof ByteBuf bytes) {
      ignored += bytes.readableBytes();
    } else {
      ignored += message instanceof ByteBufHolder held ? held.content().readableBytes() : 1;
    }
    if (ignored > MOST_IGNORED) {
      client.close();
    }
  }

  /** The client has gone, is too slow with its request, or sends what makes no sense. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
    client.close();
  }

  // ---- by tasks

  String path() {
    return path;
  }

  /** Returns the name of the event that the client had last; empty if it had none. */
  String lastEvent() {
    return lastEvent;
  }

  /** Calls {@code action} when the connection is closed, by a thread of the server. */
  void whenClosed(Runnable action) {
    client.closeFuture().addListener(closed -> action.run());
  }

  void respond(int status, String type, byte[] body) {
    respond(HttpResponseStatus.valueOf(status), type, body);
  }

  private void respond(HttpResponseStatus status, String type, byte[] body) {
    DefaultFullHttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
    setHeaders(response, type);
    response.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
    client.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
  }

  private static void setHeaders(HttpResponse response, String type) {
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, type + "; charset=utf-8")
        .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
        .set(HttpHeaderNames.CONNECTION, "close");
  }

  /** Begins a stream of events, which the closing of the connection ends. */
  void beginStream() {
    HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    setHeaders(response, "text/event-stream");
    client.write(response);
    client
        .writeAndFlush(Unpooled.wrappedBuffer(bytes("retry: 500\n\n")))
        .addListener(
            begun -> {
              // what follows are bytes as they are, and an idle stream is to be small
              ChannelPipeline pipeline = client.pipeline();
              if (pipeline.get(HttpServerCodec.class) != null) {
                pipeline.remove(HttpServerCodec.class);
              }
              streams.add(client);
            });
  }

  /** Sends an event; a client that has left too many unread is let go. Never waits. */
  void send(LiveEvent event) {
    if (client.isWritable()) {
      client.writeAndFlush(Unpooled.wrappedBuffer(event.bytes()), client.voidPromise());
    } else {
      client.close();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
