package dev.fermata.async.io;

import dev.fermata.Suspendable;
import dev.fermata.async.Async;
import dev.fermata.async.Lock;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import org.jspecify.annotations.Nullable;

/**
 * Bytes by TLS: the JDK's engine wraps what is written and unwraps what is read. Reading and
 * writing may both have to send records, one at a time.
 */
final class TlsTransport implements Transport {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Transport wire;
  private final SSLEngine engine;
  private final Lock sending = new Lock();

  /** Where the wire reads into, also after a read was cancelled. */
  private final ByteBuffer chunk;

  // each is to be read from
  private final ByteBuffer received;
  private final ByteBuffer plain;

  private final ByteBuffer record;

  TlsTransport(Transport wire, SSLEngine engine) {
    this.wire = wire;
    this.engine = engine;
    int packet = engine.getSession().getPacketBufferSize();
    chunk = ByteBuffer.allocate(packet);
    received = ByteBuffer.allocate(2 * packet).flip();
    plain = ByteBuffer.allocate(2 * engine.getSession().getApplicationBufferSize()).flip();
    record = ByteBuffer.allocate(packet);
  }

  /** Agrees with the other side. */
  @Suspendable
  void shakeHands() throws IOException {
    engine.beginHandshake();
    while (engine.getHandshakeStatus() != SSLEngineResult.HandshakeStatus.NOT_HANDSHAKING) {
      if (!proceed() && !unwrap()) {
        throw new EOFException("The other side has ended before it had agreed on TLS.");
      }
    }
  }

  /** Does what the engine needs but reading; false if it needs none of that. */
  @Suspendable
  private boolean proceed() throws IOException {
    switch (engine.getHandshakeStatus()) {
      case NEED_TASK -> Async.<@Nullable Void>toThread(this::runTasks);
      case NEED_WRAP -> send(NOTHING);
      default -> {
        return false;
      }
    }
    return true;
  }

  private @Nullable Void runTasks() {
    for (Runnable task = engine.getDelegatedTask(); task != null; ) {
      task.run();
      task = engine.getDelegatedTask();
    }
    return null;
  }

  @Suspendable
  private void send(ByteBuffer source) {
    sending.with(
        () -> {
          record.clear();
          engine.wrap(source, record);
          record.flip();
          wire.write(record);
        });
  }

  /** Unwraps a record, for which it may have to wait; false at the end. */
  @Suspendable
  private boolean unwrap() throws IOException {
    while (true) {
      plain.compact();
      SSLEngineResult result;
      try {
        result = engine.unwrap(received, plain);
      } finally {
        plain.flip();
      }
      switch (result.getStatus()) {
        case OK -> {
          return true;
        }
        case CLOSED -> {
          return false;
        }
        default -> receive();
      }
    }
  }

  @Suspendable
  private void receive() throws IOException {
    if (wire.read(chunk) < 0) {
      // throws unless the other side has said that it ends
      engine.closeInbound();
      throw new EOFException("The other side has ended within a record.");
    }
    chunk.flip();
    received.compact().put(chunk).flip();
    chunk.clear();
  }

  @Override
  @Suspendable
  public int read(ByteBuffer target) throws IOException {
    while (!plain.hasRemaining()) {
      if (engine.isInboundDone() || !unwrap()) {
        return -1;
      }
      while (proceed()) {
        // new keys
      }
    }
    int count = Math.min(plain.remaining(), target.remaining());
    target.put(plain.slice().limit(count));
    plain.position(plain.position() + count);
    return count;
  }

  @Override
  @Suspendable
  public void write(ByteBuffer source) {
    while (source.hasRemaining()) {
      send(source);
    }
  }

  @Override
  @Suspendable
  public void end() throws IOException {
    engine.closeOutbound();
    while (!engine.isOutboundDone()) {
      send(NOTHING);
    }
    wire.end();
  }

  @Override
  public void abort() {
    wire.abort();
  }
}
