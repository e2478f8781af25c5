package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Generator;
import dev.fermata.Generator.State;
import org.junit.jupiter.api.Test;

/** What resources of a body throw is not lost with the signal that leaves the body. */
class CloseFailureIT {
  @Test
  void failures_of_resources_while_closing_reach_the_closer() {
    IllegalArgumentException inner = new IllegalArgumentException("inner");
    IllegalArgumentException outer = new IllegalArgumentException("outer");
    Generator<Integer> reading =
        Generator.of(
            y -> {
              try (Resource last = new Resource(outer);
                  Resource first = new Resource(inner)) {
                y.yield(1);
              }
            });
    reading.next();

    assertThatThrownBy(reading::close).isSameAs(inner).hasSuppressedException(outer);
    assertThat(reading.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void failure_of_a_resource_is_suppressed_in_what_the_consumer_threw() {
    IllegalArgumentException ofResource = new IllegalArgumentException("resource");
    IllegalArgumentException ofConsumer = new IllegalArgumentException("consumer");
    Generator<Integer> reading =
        Generator.of(
            y -> {
              try (Resource resource = new Resource(ofResource)) {
                y.yield(1);
              }
            });

    assertThatThrownBy(
            () ->
                reading.forEach(
                    i -> {
                      throw ofConsumer;
                    }))
        .isSameAs(ofConsumer)
        .hasSuppressedException(ofResource);
  }

  private record Resource(RuntimeException thrown) implements AutoCloseable {
    @Override
    public void close() {
      throw thrown;
    }
  }
}
