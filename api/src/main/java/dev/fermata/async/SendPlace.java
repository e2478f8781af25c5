package dev.fermata.async;

import org.jspecify.annotations.Nullable;

/** Waits until a value has been received, or is in the buffer. */
final class SendPlace<T> extends ChannelPlace {
  final T value;
  private final Channel.Sender<T> sender;

  SendPlace(T value, Channel.Sender<T> sender, @Nullable Candidate<?> candidate) {
    super(sender.state.senders, sender, candidate);
    this.value = value;
    this.sender = sender;
  }

  @Override
  void arrive() {
    if (sender.state.isClosedFor(sender)) {
      refuse();
    } else if (sender.state.sendFor(this, value)) {
      grant(null);
    } else {
      home.add(this);
    }
  }

  @Override
  @Nullable Object take(@Nullable Object granted) {
    if (granted == ChannelState.CLOSED) {
      throw sender.state.refused(sender);
    }
    return granted;
  }
}
