package dev.fermata.it.loading;

import dev.fermata.Generator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.util.function.Supplier;

/** Loaded by loaders of tests, by several threads at once. */
public class Raced implements Supplier<String> {
  @Suspendable
  private void first(Yielder<String> y, int count) {
    for (int i = 0; i < count; i++) {
      y.yield("first " + i);
    }
    second(y, count);
  }

  @Suspendable
  private void second(Yielder<String> y, long count) {
    y.yield("second " + count);
  }

  @Override
  public String get() {
    StringBuilder all = new StringBuilder();
    for (String each : Generator.<String>of(y -> first(y, 1))) {
      all.append(each).append(' ');
    }
    return all.toString();
  }
}
