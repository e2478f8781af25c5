package dev.fermata.it.async;

import dev.fermata.async.Async;
import dev.fermata.async.AsyncGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.AfterMethod;

/** Publishers of generators that wait between their elements. */
public final class GeneratorPublisherTck extends FlowPublisherVerification<Long> {
  private final List<LoopThread> loops = new ArrayList<>();

  public GeneratorPublisherTck() {
    super(new TestEnvironment(2_000, 100));
  }

  @Override
  public Flow.Publisher<Long> createFlowPublisher(long elements) {
    return publisher(
        () ->
            AsyncGenerator.of(
                y -> {
                  for (long i = 0; i < elements; i++) {
                    Async.yieldNow();
                    y.yield(i);
                  }
                }));
  }

  @Override
  public Flow.Publisher<Long> createFailedFlowPublisher() {
    return publisher(
        () -> {
          throw new IllegalStateException("cannot be made");
        });
  }

  private Flow.Publisher<Long> publisher(Supplier<AsyncGenerator<Long>> fresh) {
    CompletableFuture<Flow.Publisher<Long>> made = new CompletableFuture<>();
    loops.add(LoopThread.making(made, () -> AsyncGenerator.publisher(fresh)));
    return made.join();
  }

  @Override
  public long maxElementsFromPublisher() {
    return Integer.MAX_VALUE;
  }

  @AfterMethod
  public void endLoops() throws InterruptedException {
    for (LoopThread loop : loops) {
      loop.close();
    }
    loops.clear();
  }
}
