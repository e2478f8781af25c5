package dev.fermata.it.async;

import dev.fermata.Suspendable;
import dev.fermata.async.AsyncGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;
import org.testng.annotations.AfterMethod;

/** The subscriber of a generator whose elements a task takes as they come. */
public final class GeneratorSubscriberTck extends FlowSubscriberBlackboxVerification<Integer> {
  private final List<LoopThread> loops = new ArrayList<>();

  public GeneratorSubscriberTck() {
    super(new TestEnvironment(2_000, 100));
  }

  @Override
  public Flow.Subscriber<Integer> createFlowSubscriber() {
    CompletableFuture<Flow.Subscriber<? super Integer>> subscriber = new CompletableFuture<>();
    Flow.Publisher<Integer> publisher = subscriber::complete;
    loops.add(new LoopThread(() -> takeAll(AsyncGenerator.from(publisher))));
    @SuppressWarnings("unchecked") // it is one of integers
    Flow.Subscriber<Integer> made = (Flow.Subscriber<Integer>) subscriber.join();
    return made;
  }

  @Suspendable
  private static void takeAll(AsyncGenerator<Integer> generator) {
    try {
      generator.forEach(element -> {});
    } catch (RuntimeException failed) {
      // what the kit signals as an error
    }
  }

  @Override
  public Integer createElement(int element) {
    return element;
  }

  @AfterMethod
  public void endLoops() throws InterruptedException {
    for (LoopThread loop : loops) {
      loop.close();
    }
    loops.clear();
  }
}
