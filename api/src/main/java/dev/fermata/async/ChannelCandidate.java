package dev.fermata.async;

import dev.fermata.Suspendable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sending or receiving, as one alternative of a choice. */
abstract class ChannelCandidate<R> extends Candidate<R> {
  private @Nullable ChannelPlace place;

  ChannelCandidate(Selection selection) {
    super(selection);
  }

  abstract ChannelPlace newPlace();

  @Override
  void register(TaskStack task) {
    ChannelPlace mine = newPlace();
    place = mine;
    mine.register();
  }

  @Override
  boolean abandon() {
    return place == null || place.abandon();
  }

  @Nullable Object collect() {
    return Objects.requireNonNull(place).collect();
  }

  /** Receives. */
  static final class Receiving<T, R> extends ChannelCandidate<R> {
    private final Channel.Receiver<T> receiver;
    private final Select.Handler<? super T, ? extends R> handler;
    private @Nullable T received;

    Receiving(
        Selection selection,
        Channel.Receiver<T> receiver,
        Select.Handler<? super T, ? extends R> handler) {
      super(selection);
      this.receiver = receiver;
      this.handler = handler;
    }

    @Override
    ChannelPlace newPlace() {
      return new ReceivePlace<>(receiver, this, true);
    }

    @Override
    boolean tryNow() {
      received = receiver.state.receive(receiver);
      return received != null;
    }

    @Override
    @Suspendable
    R finish() throws Exception {
      T value = received != null ? received : value();
      return handler.handle(value);
    }

    // What a receiver's place collects is a value of the channel's type.
    @SuppressWarnings("unchecked")
    private T value() {
      return (T) Objects.requireNonNull(collect());
    }

    @Override
    String description() {
      return receiver.toString();
    }
  }

  /** Sends. */
  static final class Sending<T, R> extends ChannelCandidate<R> {
    private final Channel.Sender<T> sender;
    private final T value;
    private final Work<? extends R> then;
    private boolean isSent;

    Sending(Selection selection, Channel.Sender<T> sender, T value, Work<? extends R> then) {
      super(selection);
      this.sender = sender;
      this.value = value;
      this.then = then;
    }

    @Override
    ChannelPlace newPlace() {
      return new SendPlace<>(value, sender, this);
    }

    @Override
    boolean tryNow() {
      isSent = sender.trySend(value);
      return isSent;
    }

    @Override
    @Suspendable
    R finish() throws Exception {
      if (!isSent) {
        collect();
      }
      return then.call();
    }

    @Override
    String description() {
      return sender.toString();
    }
  }
}
