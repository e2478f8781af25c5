package dev.fermata.benchmarks.subjects;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.yieldNow;

import dev.fermata.Generator;
import dev.fermata.Suspendable;
import dev.fermata.async.Async;
import dev.fermata.async.AsyncGenerator;
import dev.fermata.async.AsyncQueue;
import dev.fermata.async.Channel;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import dev.fermata.benchmarks.AsyncSubject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** This library's tasks. */
@SuppressWarnings("NullAway") // it takes what nested lambdas return for what may be null
public final class FermataTasks extends AsyncSubject {
  private static final Duration LONG = Duration.ofHours(1);

  private static long written;

  @Override
  public long pingPong(int switches) {
    AsyncQueue<Integer> there = new AsyncQueue<>();
    AsyncQueue<Integer> back = new AsyncQueue<>();
    return Async.<Long>run(
        () ->
            TaskGroup.<Long>run(
                group -> {
                  Task<Long> other = group.createTask(() -> answer(switches / 2, there, back));
                  return serve(switches / 2, there, back) + await(other);
                }));
  }

  @Suspendable
  private static long serve(int rounds, AsyncQueue<Integer> to, AsyncQueue<Integer> from) {
    long sum = 0;
    for (int i = 0; i < rounds; i++) {
      to.put(BALL);
      sum += from.take();
    }
    return sum;
  }

  @Suspendable
  private static long answer(int rounds, AsyncQueue<Integer> from, AsyncQueue<Integer> to) {
    long sum = 0;
    for (int i = 0; i < rounds; i++) {
      sum += from.take();
      to.put(BALL);
    }
    return sum;
  }

  @Override
  public long rendezvous(int switches) {
    Channel<Integer> there = Channel.rendezvous();
    Channel<Integer> back = Channel.rendezvous();
    return Async.<Long>run(
        () ->
            TaskGroup.<Long>run(
                group -> {
                  Task<Long> other =
                      group.createTask(() -> answer(switches / 2, there.receiver(), back.sender()));
                  return serve(switches / 2, there.sender(), back.receiver()) + await(other);
                }));
  }

  @Suspendable
  private static long serve(
      int rounds, Channel.Sender<Integer> to, Channel.Receiver<Integer> from) {
    long sum = 0;
    for (int i = 0; i < rounds; i++) {
      to.send(BALL);
      sum += from.receive();
    }
    return sum;
  }

  @Suspendable
  private static long answer(
      int rounds, Channel.Receiver<Integer> from, Channel.Sender<Integer> to) {
    long sum = 0;
    for (int i = 0; i < rounds; i++) {
      sum += from.receive();
      to.send(BALL);
    }
    return sum;
  }

  @Override
  public long turns(int turns) {
    return Async.<Long>run(
        () ->
            TaskGroup.<Long>run(
                group -> {
                  Task<Long> other = group.createTask(() -> giveWay(turns / 2));
                  return giveWay(turns / 2) + await(other);
                }));
  }

  @Suspendable
  private static long giveWay(int turns) {
    long done = 0;
    for (int i = 0; i < turns; i++) {
      yieldNow();
      done++;
    }
    return done;
  }

  @Override
  public long spawnAndJoin(int tasks) {
    return Async.<Long>run(
        () ->
            TaskGroup.<Long>run(
                group -> {
                  long sum = 0;
                  for (int i = 0; i < tasks; i++) {
                    sum += await(group.createTask(() -> BALL));
                  }
                  return sum;
                }));
  }

  @Override
  public long fanOut(int tasks) {
    return Async.<Long>run(
        () ->
            TaskGroup.<Long>run(
                group -> {
                  List<Task<Integer>> all = new ArrayList<>();
                  for (int i = 0; i < tasks; i++) {
                    all.add(group.createTask(() -> BALL));
                  }
                  long sum = 0;
                  for (Task<Integer> each : all) {
                    sum += await(each);
                  }
                  return sum;
                }));
  }

  @Override
  public long completed(int awaits) {
    CompletableFuture<Integer> stage = CompletableFuture.completedFuture(BALL);
    return Async.<Long>run(
        () -> {
          long sum = 0;
          for (int i = 0; i < awaits; i++) {
            sum += await(stage);
          }
          return sum;
        });
  }

  @Override
  public long asyncElements(int n) {
    return Async.<Long>run(
        () -> {
          AsyncGenerator<Integer> numbers =
              AsyncGenerator.of(
                  y -> {
                    for (int i = 0; i < n; i++) {
                      y.yield(i);
                    }
                  });
          long sum = 0;
          for (int number : numbers) {
            sum += number;
          }
          return sum;
        });
  }

  @Override
  public long syncElements(int n) {
    Generator<Integer> numbers =
        Generator.of(
            y -> {
              for (int i = 0; i < n; i++) {
                y.yield(i);
              }
            });
    long sum = 0;
    for (int number : numbers) {
      sum += number;
    }
    return sum;
  }

  @Override
  public void sleepers(int tasks, Runnable asleep) {
    Async.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  for (int i = 0; i < tasks; i++) {
                    int number = i;
                    var unused =
                        group.createTask(
                            () -> {
                              sleep(LONG);
                              written += number;
                            });
                  }
                  yieldNow();
                  asleep.run();
                  group.cancel();
                }));
  }
}
