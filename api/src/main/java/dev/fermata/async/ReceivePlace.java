package dev.fermata.async;

import org.jspecify.annotations.Nullable;

/** Waits for a value, or for null if there will be none. */
final class ReceivePlace<T> extends ChannelPlace {
  private final Channel.Receiver<T> receiver;

  ReceivePlace(Channel.Receiver<T> receiver, @Nullable Candidate<?> candidate) {
    super(receiver.state.receivers, receiver, candidate);
    this.receiver = receiver;
  }

  @Override
  void arrive() {
    if (receiver.closed || receiver.state.isAtEnd()) {
      refuse();
      return;
    }
    T value = receiver.state.receiveFor(this);
    if (value != null) {
      grant(value);
    } else {
      home.add(this);
    }
  }

  @Override
  @Nullable Object take(@Nullable Object granted) {
    if (granted != ChannelState.CLOSED) {
      return granted;
    }
    if (receiver.closed) {
      throw receiver.state.refused(receiver);
    }
    return null;
  }
}
