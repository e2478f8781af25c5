package dev.fermata.async;

import org.jspecify.annotations.Nullable;

/** Waits for a value; if there will be none, for null or to throw. */
final class ReceivePlace<T> extends ChannelPlace {
  private final Channel.Receiver<T> receiver;
  private final boolean refusesEnd;

  ReceivePlace(Channel.Receiver<T> receiver, @Nullable Candidate<?> candidate, boolean refusesEnd) {
    super(receiver.state.receivers, receiver, candidate);
    this.receiver = receiver;
    this.refusesEnd = refusesEnd;
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
    return receiver.state.atEnd(receiver, refusesEnd || receiver.closed);
  }
}
