package dev.fermata.async;

import dev.fermata.Body;
import dev.fermata.Generator;
import java.util.List;

/** Makes the generators that stages are. */
final class StageBody {
  private StageBody() {}

  /** Creates a generator that has taken over others, which are closed even if it never begins. */
  static <T> AsyncGenerator<T> of(Body<T> body, List<? extends AutoCloseable> sources) {
    return new AsyncBody<T, Void, Void>(Generator.of(body), sources);
  }
}
