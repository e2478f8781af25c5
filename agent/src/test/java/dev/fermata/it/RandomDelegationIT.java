package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Channelled;
import dev.fermata.Continuation;
import dev.fermata.ContinuationScope;
import dev.fermata.Coroutine;
import dev.fermata.Generator;
import dev.fermata.Suspendable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random coroutines that stand in for one another do the same as if each were iterated over by a
 * loop in the one around it: in what they give, throw and log, and in the states that they see.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RandomDelegationIT {
  private static final ContinuationScope PAUSES = new ContinuationScope("pauses");
  private static final int PROGRAMS = 5_000;

  /** Steps a body can take. */
  private enum Step {
    YIELD,
    YIELD_AGAIN,
    YIELD_ALL,
    YIELD_FROM,
    YIELD_FROM_CAUGHT,
    YIELD_TO_ANOTHER,
    NEXT,
    PAUSE,
    THROW,
    LOOK
  }

  /** One body: its steps, and the bodies that they are about. */
  private record Script(List<Step> steps, List<Integer> others, boolean catches) {}

  @Test
  void delegation_does_what_a_loop_does() {
    long first = new Random().nextLong();
    int elements = 0;
    for (int i = 0; i < PROGRAMS; i++) {
      long seed = first + i;
      List<String> direct = new Program(seed, true).run();
      assertThat(String.join("\n", direct))
          .as("seed %d", seed)
          .isEqualTo(String.join("\n", new Program(seed, false).run()));
      elements += direct.size();
    }
    assertThat(elements).as("lines of all logs").isGreaterThan(20 * PROGRAMS);
  }

  private static final class Program {
    private final Random random;
    private final boolean direct;
    private final boolean yieldsToAnother;
    private final List<Script> scripts = new ArrayList<>();
    private final List<Coroutine<String, String, String>> bodies = new ArrayList<>();
    private final List<Channelled<String, String>> channels = new ArrayList<>();
    private final List<String> log = new ArrayList<>();

    Program(long seed, boolean direct) {
      random = new Random(seed);
      this.direct = direct;
      yieldsToAnother = random.nextInt(3) == 0;
      int count = 2 + random.nextInt(8);
      for (int i = 0; i < count; i++) {
        scripts.add(script(i, count));
      }
      for (int i = 0; i < count; i++) {
        int number = i;
        channels.add(null);
        bodies.add(Generator.returning(y -> body(y, number)));
      }
    }

    private Script script(int number, int count) {
      List<Step> steps = new ArrayList<>();
      List<Integer> others = new ArrayList<>();
      for (int i = random.nextInt(5); i >= 0; i--) {
        Step step = Step.values()[random.nextInt(Step.values().length)];
        boolean allowed = yieldsToAnother ? step != Step.NEXT : step != Step.YIELD_TO_ANOTHER;
        steps.add(allowed ? step : Step.YIELD);
        boolean next = number + 1 < count && random.nextBoolean();
        others.add(next ? number + 1 : random.nextInt(count));
      }
      return new Script(steps, others, random.nextInt(4) == 0);
    }

    /** The whole program is suspended at its pauses, with all generators in it. */
    List<String> run() {
      Continuation program = new Continuation(PAUSES, this::operate);
      while (!program.isDone()) {
        program.run();
      }
      return log;
    }

    @Suspendable
    private void operate() {
      for (int i = 0; i < 40; i++) {
        int which = yieldsToAnother || random.nextInt(10) < 7 ? 0 : random.nextInt(bodies.size());
        Coroutine<String, String, String> body = bodies.get(which);
        int operation = random.nextInt(40);
        try {
          log.add("main " + which + " " + operation + " " + operate(body, operation));
        } catch (Throwable thrown) {
          log.add("main " + which + " " + operation + " " + name(thrown));
        }
        look("main");
      }
    }

    @Suspendable
    private static Object operate(Coroutine<String, String, String> body, int operation) {
      if (operation == 0) {
        body.close();
        return "closed";
      }
      if (operation < 4) {
        return body.raise(new IllegalArgumentException("raised"));
      }
      if (operation < 8) {
        return body.hasNext();
      }
      return operation < 16 ? body.send("sent " + operation) : body.next();
    }

    @Suspendable
    private String body(Channelled<String, String> given, int number) {
      Channelled<String, String> y = direct ? given : new Looping(given);
      channels.set(number, y);
      Script script = scripts.get(number);
      try {
        for (int i = 0; i < script.steps().size(); i++) {
          try {
            step(y, number, script.steps().get(i), script.others().get(i));
          } catch (IllegalArgumentException thrown) {
            log.add(number + " meets " + name(thrown));
            if (!script.catches()) {
              throw thrown;
            }
          }
        }
        return "result of " + number;
      } finally {
        log.add(number + " ends");
      }
    }

    @Suspendable
    private void step(Channelled<String, String> y, int number, Step step, int other) {
      switch (step) {
        case YIELD, YIELD_AGAIN -> log.add(number + " got " + y.yield(number + " " + other));
        case YIELD_ALL -> y.yieldAll(bodies.get(other));
        case YIELD_FROM -> log.add(number + " had " + y.yieldFrom(bodies.get(other)));
        case YIELD_FROM_CAUGHT -> {
          try {
            log.add(number + " had " + y.yieldFrom(bodies.get(other)));
          } catch (IllegalStateException | IllegalArgumentException thrown) {
            log.add(number + " caught " + name(thrown));
          }
        }
        case YIELD_TO_ANOTHER -> {
          if (channels.get(other) != null) {
            log.add(number + " for " + other + " got " + channels.get(other).yield("x" + number));
          }
        }
        case NEXT -> log.add(number + " asked " + bodies.get(other).hasNext());
        case PAUSE -> Continuation.yield(PAUSES);
        case THROW -> throw new IllegalArgumentException("thrown in " + number);
        case LOOK -> look(number + "");
      }
    }

    private void look(String who) {
      List<Generator.State> states = new ArrayList<>();
      for (Coroutine<String, String, String> body : bodies) {
        states.add(body.state());
      }
      log.add(who + " sees " + states);
    }

    private static String name(Throwable thrown) {
      return thrown.getClass().getSimpleName();
    }
  }

  /** Has the interface's own loops for yieldAll and yieldFrom. */
  private record Looping(Channelled<String, String> y) implements Channelled<String, String> {
    @Override
    @Suspendable
    public String yield(String value) {
      return y.yield(value);
    }
  }
}
