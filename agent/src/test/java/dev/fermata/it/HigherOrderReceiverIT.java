package dev.fermata.it;

import static dev.fermata.it.Elements.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Generator;
import dev.fermata.IllegalSuspensionException;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Lambdas that yield in methods of the JDK whose receivers have a way of their own. */
class HigherOrderReceiverIT {
  private final List<Object> log = new ArrayList<>();

  @Suspendable
  static int length(Yielder<Object> y, String text) {
    y.yield("? " + text);
    return text.length();
  }

  @Test
  void map_that_is_atomic_is_called_as_ever_where_nothing_suspends() {
    Map<String, Integer> map = new ConcurrentHashMap<>();
    Generator<Object> generator =
        Generator.of(
            y -> {
              y.yield(map.computeIfAbsent("a", k -> k.isEmpty() ? length(y, k) : 1));
              y.yield(map.merge("a", 2, (o, v) -> o > 5 ? length(y, "") : o + v));
            });

    assertThat(all(generator)).containsExactly(1, 3);
  }

  @Test
  void map_that_is_atomic_refuses_a_suspension_and_is_not_changed() {
    for (Map<String, Integer> map :
        List.of(
            new ConcurrentHashMap<String, Integer>(),
            new ConcurrentSkipListMap<String, Integer>())) {
      Generator<Object> generator = Generator.of(y -> map.computeIfAbsent("a", k -> length(y, k)));

      assertThatThrownBy(generator::next)
          .isInstanceOf(IllegalSuspensionException.class)
          .hasMessageContaining(
              "called from " + map.getClass().getName() + ".computeIfAbsent(Object, Function)")
          .hasMessageEndingWith(
              "which is atomic: nothing may come between what it reads and what it writes. Find the"
                  + " value before the call, and give it to putIfAbsent or replace.");
      assertThat(map).isEmpty();
    }
  }

  @Test
  void collection_that_holds_a_monitor_refuses_a_suspension() {
    List<Integer> list = Collections.synchronizedList(new ArrayList<>(List.of(1)));
    Generator<Integer> generator = Generator.of(y -> list.forEach(v -> y.yield(v)));

    assertThatThrownBy(generator::next)
        .isInstanceOf(IllegalSuspensionException.class)
        .hasMessageContaining("called from java.util.Collections$SynchronizedCollection.forEach")
        .hasMessageContaining("which is code of the JDK. Replace the call by a loop of your own.");
  }

  private static class Loud extends ArrayList<Integer> {
    private static final long serialVersionUID = 1;
    private final transient List<Object> log;

    Loud(List<Object> log) {
      super(List.of(1, 2));
      this.log = log;
    }

    @Override
    public void forEach(Consumer<? super Integer> action) {
      log.add("loud");
      super.forEach(action);
    }
  }

  @Test
  void override_of_the_user_keeps_its_behaviour_where_nothing_suspends() {
    Iterable<Integer> loud = new Loud(log);
    Generator<Integer> generator =
        Generator.of(
            y ->
                loud.forEach(
                    v -> {
                      if (v > 2) {
                        y.yield(v);
                      }
                      log.add(v);
                    }));

    assertThat(all(generator)).isEmpty();
    assertThat(log).containsExactly("loud", 1, 2);
  }

  @Test
  void override_of_the_user_is_named_where_the_lambda_suspends() {
    Iterable<Integer> loud = new Loud(log);
    Generator<Integer> generator = Generator.of(y -> loud.forEach(v -> y.yield(v)));

    assertThatThrownBy(generator::next)
        .isInstanceOf(IllegalSuspensionException.class)
        .hasMessageContaining(
            "called from dev.fermata.it.HigherOrderReceiverIT$Loud.forEach(Consumer)")
        .hasMessageContaining(
            "which is an override of what the JDK's type declares. Call it by a type of your own"
                + " that declares it, marked @Suspendable.");
  }

  private static final class Marked extends ArrayList<Integer> {
    private static final long serialVersionUID = 1;

    Marked() {
      super(List.of(1, 2));
    }

    @Override
    @Suspendable
    public void forEach(Consumer<? super Integer> action) {
      for (Integer each : this) {
        action.accept(each * 100);
      }
    }
  }

  @Test
  void override_that_is_marked_suspends_by_its_own_type() {
    assertThat(all(Generator.<Integer>of(y -> new Marked().forEach(v -> y.yield(v)))))
        .containsExactly(100, 200);
  }

  @Test
  void override_that_is_marked_is_named_where_it_is_called_by_the_type_of_the_jdk() {
    List<Integer> marked = new Marked();
    Generator<Integer> generator = Generator.of(y -> marked.forEach(v -> y.yield(v)));

    assertThatThrownBy(generator::next)
        .isInstanceOf(IllegalSuspensionException.class)
        .hasMessageContaining("HigherOrderReceiverIT$Marked.forEach(Consumer)")
        .hasMessageContaining("which is an override of what the JDK's type declares.");
  }

  @Test
  void method_that_is_not_marked_is_to_blame_and_not_the_jdk() {
    Generator<String> generator =
        Generator.of(
            y -> {
              Consumer<Integer> action = v -> Unmarked.yieldTo(y);
              new ArrayList<>(List.of(1)).forEach(action);
            });

    assertThatThrownBy(generator::next)
        .isInstanceOf(IllegalSuspensionException.class)
        .hasMessageContaining("Unmarked.yieldTo")
        .hasMessageContaining("this is not suspendable. Mark it @Suspendable");
  }
}
