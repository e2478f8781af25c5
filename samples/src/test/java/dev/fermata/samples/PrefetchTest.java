package dev.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Generator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PrefetchTest {
  @Test
  void elements_come_in_order() {
    assertThat(Prefetch.of(Generator.range(1000), 3).toList())
        .isEqualTo(Generator.range(1000).toList());
  }

  @Test
  void closing_it_closes_the_source_and_ends_its_thread() throws InterruptedException {
    List<Thread> closedBy = new ArrayList<>();
    CountDownLatch full = new CountDownLatch(3);
    Generator<Integer> source =
        Generator.of(
            y -> {
              try {
                for (int i = 0; ; i++) {
                  full.countDown();
                  y.yield(i);
                }
              } finally {
                closedBy.add(Thread.currentThread());
              }
            });

    Generator<Integer> ahead = Prefetch.of(source, 1);
    assertThat(ahead.next()).isZero();
    full.await();
    ahead.close();

    assertThat(closedBy).hasSize(1);
    assertThat(closedBy.get(0).isAlive()).isFalse();
  }

  @Test
  void closing_it_before_the_first_element_closes_the_source() {
    Generator<Integer> source = Generator.range(3);

    Prefetch.of(source, 1).close();

    assertThat(source.state()).isEqualTo(Generator.State.CLOSED);
  }

  @Test
  void what_the_source_throws_is_the_cause_after_the_elements_before_it() {
    IOException broken = new IOException("broken");
    Generator<Integer> ahead =
        Prefetch.of(
            Generator.of(
                y -> {
                  y.yield(1);
                  throw broken;
                }),
            5);

    assertThat(ahead.next()).isOne();
    assertThatThrownBy(ahead::next).isInstanceOf(IllegalStateException.class).hasCause(broken);
  }

  @Test
  void what_the_source_throws_while_it_is_closed_is_thrown_by_close() {
    IOException broken = new IOException("broken");
    Generator<Integer> ahead =
        Prefetch.of(
            Generator.of(
                y -> {
                  try {
                    for (int i = 0; ; i++) {
                      y.yield(i);
                    }
                  } finally {
                    failing(broken);
                  }
                }),
            1);
    assertThat(ahead.next()).isZero();

    assertThatThrownBy(ahead::close).isInstanceOf(IllegalStateException.class).hasCause(broken);
  }

  private static void failing(IOException broken) throws IOException {
    throw broken;
  }
}
