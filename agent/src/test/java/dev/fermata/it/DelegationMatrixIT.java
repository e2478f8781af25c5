package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fermata.Channelled;
import dev.fermata.Coroutine;
import dev.fermata.Generator;
import dev.fermata.GeneratorExit;
import dev.fermata.StopIteration;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a delegate does about what is raised in its delegator, and what comes of it: the matrix of
 * CPython's TestInterestingEdgeCases.
 */
class DelegationMatrixIT {
  private static final List<String> OPERATIONS =
      List.of("close", "exit", "stop", "error", "exception");

  private Throwable seenByInner;
  private Throwable seenByOuter;

  /** What is raised, or thrown in reply, by its name in the table. */
  private final Map<String, Throwable> raised = exceptions();

  private final Map<String, Throwable> replies = exceptions();

  private static Map<String, Throwable> exceptions() {
    return Map.of(
        "exit", exit(),
        "stop", new StopIteration("stop"),
        "error", new AssertionError("error"),
        "exception", new IOException("exception"));
  }

  private static Throwable exit() {
    Throwable[] seen = new Throwable[1];
    Generator<Integer> closed =
        Generator.of(
            y -> {
              try {
                y.yield(1);
              } catch (GeneratorExit exit) {
                seen[0] = exit;
              }
            });
    closed.next();
    closed.close();
    return seen[0];
  }

  private String inner(Channelled<String, String> y, String reply) throws Exception {
    try {
      return y.yield("first");
    } catch (Throwable arrived) {
      seenByInner = arrived;
      return switch (reply) {
        case "yield" -> y.yield("yielded");
        case "return" -> "returned";
        default -> throw thrown(reply.equals("pass") ? arrived : replies.get(reply));
      };
    }
  }

  private static Exception thrown(Throwable thrown) throws Exception {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (Exception) thrown;
  }

  /** One that delegates to it through {@code between} more. */
  private Coroutine<String, String, String> delegating(String reply, int between) {
    if (between < 0) {
      return Generator.returning(y -> inner(y, reply));
    }
    Coroutine<String, String, String> inner = delegating(reply, between - 1);
    return Generator.returning(
        y -> {
          try {
            return y.yieldFrom(inner);
          } catch (Throwable arrived) {
            seenByOuter = arrived;
            throw arrived;
          }
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // the reply, and what comes of it after each of the operations
        "pass,      closed,  raised,  no end,   raised,   raised",
        "exit,      closed,  raised,  reply,    reply,    reply",
        "stop,      no end,  no end,  no end,   no end,   no end",
        "error,     reply,   reply,   reply,    reply,    reply",
        "exception, reply,   reply,   reply,    reply,    reply",
        "yield,     ignored, ignored, yielded,  yielded,  yielded",
        "return,    closed,  raised,  returned, returned, returned",
      })
  void delegator_does_as_the_table_says(String row) {
    String[] cells = row.split(", *");
    for (int between = 0; between < 3; between++) {
      for (int i = 0; i < OPERATIONS.size(); i++) {
        check(cells[0], OPERATIONS.get(i), cells[i + 1], between);
      }
    }
  }

  private void check(String reply, String operation, String expected, int between) {
    seenByOuter = null;
    Coroutine<String, String, String> outer = delegating(reply, between);
    assertThat(outer.next()).isEqualTo("first");
    String[] element = new String[1];
    Throwable thrown =
        catchThrowable(
            () -> {
              if (operation.equals("close")) {
                outer.close();
              } else {
                element[0] = outer.raise(raised.get(operation));
              }
            });
    String outcome = element[0] != null ? element[0] : describe(thrown, operation, reply);

    String which = reply + " after " + operation + " through " + between;
    assertThat(outcome).as(which).isEqualTo(expected);
    boolean isOpen = element[0] != null;
    assertThat(outer.state())
        .as(which)
        .isEqualTo(isOpen ? Generator.State.SUSPENDED : Generator.State.CLOSED);
    if (expected.equals("reply") || expected.equals("no end") || expected.equals("ignored")) {
      assertThat(seenByOuter).as(which).isSameAs(thrown);
    } else if (expected.equals("closed") || expected.equals("raised")) {
      assertThat(seenByOuter).as(which).isInstanceOf(seenByInner.getClass());
    } else {
      assertThat(seenByOuter).as(which).isNull();
    }
    outer.close();
  }

  private String describe(Throwable thrown, String operation, String reply) {
    if (thrown == null) {
      return "closed";
    }
    if (thrown instanceof StopIteration end && "returned".equals(end.value())) {
      return "returned";
    }
    if (thrown == raised.get(operation)) {
      return "raised";
    }
    if (thrown == replies.get(reply)) {
      return "reply";
    }
    if (thrown.getCause() instanceof StopIteration && thrown instanceof IllegalStateException) {
      return "no end";
    }
    return thrown.getMessage().contains("yielded while it was being closed")
        ? "ignored"
        : thrown.toString();
  }
}
