package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIterable;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Generator;
import dev.fermata.Suspendable;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loops over collections go on after they were written and read. */
@Suspendable(serializable = true)
class SerialisableLoopsIT {
  private static final List<String> ELEMENTS = List.of("d", "a", "c", "b");

  private static <T> T copy(T value) throws IOException {
    return Written.copy(value, SerialisableLoopsIT.class);
  }

  static Stream<Collection<String>> collections() {
    return Stream.of(
        new ArrayList<>(ELEMENTS),
        new LinkedList<>(ELEMENTS),
        new ArrayDeque<>(ELEMENTS),
        new Vector<>(ELEMENTS),
        new HashSet<>(ELEMENTS),
        new LinkedHashSet<>(ELEMENTS),
        new TreeSet<>(ELEMENTS),
        new PriorityQueue<>(ELEMENTS),
        new CopyOnWriteArrayList<>(ELEMENTS),
        Arrays.asList("d", "a", "c", "b"),
        List.of("a", "b"),
        ELEMENTS,
        Set.of("a"),
        Set.copyOf(ELEMENTS),
        Collections.nCopies(3, "x"),
        Collections.unmodifiableList(new ArrayList<>(ELEMENTS)),
        Collections.unmodifiableCollection(new HashSet<>(ELEMENTS)));
  }

  @ParameterizedTest
  @MethodSource("collections")
  void loop_over_a_collection_goes_on(Collection<String> collection) throws IOException {
    Written.assertSameFromAnywhere(
        () ->
            Generator.<String>of(
                y -> {
                  for (String each : collection) {
                    y.yield(each);
                  }
                }),
        SerialisableLoopsIT.class);
  }

  @ParameterizedTest
  @MethodSource("collections")
  void lambda_given_to_forEach_goes_on(Collection<String> collection) throws IOException {
    Written.assertSameFromAnywhere(
        () ->
            Generator.<String>of(
                y -> collection.forEach((Consumer<String> & Serializable) each -> y.yield(each))),
        SerialisableLoopsIT.class);
  }

  static Stream<Map<String, Integer>> maps() {
    Map<String, Integer> some = Map.of("one", 1, "two", 2, "three", 3, "four", 4);
    return Stream.of(
        new HashMap<>(some),
        new LinkedHashMap<>(some),
        new LinkedHashMap<>(some) {},
        new TreeMap<>(some),
        new ConcurrentHashMap<>(some),
        Map.of("one", 1),
        some);
  }

  @ParameterizedTest
  @MethodSource("maps")
  void loops_over_a_map_go_on(Map<String, Integer> given) throws IOException {
    Map<String, Integer> map =
        given.getClass().isAnonymousClass() ? new LinkedHashMap<>(8, 0.5f, true) : given;
    map = map.isEmpty() ? filled(map, given) : map;
    for (int view = 0; view < 3; view++) {
      Generator<String> original = loop(map, view);
      List<String> expected = loop(map, view).toList();
      for (int taken = 1; taken <= expected.size(); taken++) {
        original.next();
        List<String> rest = expected.subList(taken, expected.size());
        assertThatIterable(copy(original)).containsExactlyElementsOf(rest);
        assertThatIterable(copy(copy(original))).containsExactlyElementsOf(rest);
      }
      assertThat(original.hasNext()).isFalse();
    }
  }

  private static <K, V> Map<K, V> filled(Map<K, V> map, Map<K, V> from) {
    map.putAll(from);
    return map;
  }

  private static Generator<String> loop(Map<String, Integer> map, int view) {
    return switch (view) {
      case 0 ->
          Generator.of(
              y -> {
                for (String key : map.keySet()) {
                  y.yield(key);
                }
              });
      case 1 ->
          Generator.of(
              y -> {
                for (Integer value : map.values()) {
                  y.yield("" + value);
                }
              });
      default ->
          Generator.of(
              y -> {
                for (Map.Entry<String, Integer> entry : map.entrySet()) {
                  y.yield(entry.getKey());
                  y.yield("" + entry.getValue());
                }
              });
    };
  }

  @Test
  void entries_write_through_after_they_were_read() throws IOException {
    for (Map<String, Integer> map :
        List.of(new HashMap<String, Integer>(), new TreeMap<String, Integer>(), accessed())) {
      map.put("a", 1);
      map.put("b", 2);
      Generator<Map<String, Integer>> original =
          Generator.of(
              y -> {
                for (Map.Entry<String, Integer> entry : map.entrySet()) {
                  y.yield(map);
                  entry.setValue(entry.getValue() * 10);
                }
                y.yield(map);
              });
      original.next();
      Generator<Map<String, Integer>> read = copy(original);
      List<Map<String, Integer>> states = read.toList();

      assertThat(states.get(states.size() - 1)).isEqualTo(Map.of("a", 10, "b", 20));
      assertThat(map).isEqualTo(Map.of("a", 1, "b", 2));
    }
  }

  private static Map<String, Integer> accessed() {
    return new LinkedHashMap<>(16, 0.75f, true);
  }

  @Test
  void modification_fails_the_loop_before_and_behind_the_stream() throws IOException {
    List<Collection<Integer>> fast =
        List.of(new ArrayList<>(), new LinkedList<>(), new HashSet<>(), new TreeSet<>());
    for (Collection<Integer> collection : fast) {
      collection.addAll(List.of(1, 2, 3));
      Generator<Collection<Integer>> original = adding(collection, 1);
      original.next();
      assertFailsFast(original);
      collection.remove(4);

      original = adding(collection, 2);
      original.next();
      Generator<Collection<Integer>> read = copy(original);
      read.next();
      assertFailsFast(read);
      assertThat(original.next()).isSameAs(collection);
      assertFailsFast(original);
    }
  }

  private static void assertFailsFast(Generator<?> loop) throws IOException {
    Generator<?> read = copy(loop);
    assertThatThrownBy(loop::next).isInstanceOf(ConcurrentModificationException.class);
    assertThatThrownBy(read::next).isInstanceOf(ConcurrentModificationException.class);
  }

  private static Generator<Collection<Integer>> adding(Collection<Integer> collection, int before) {
    return Generator.of(
        y -> {
          int count = 0;
          for (int each : collection) {
            count += each > 0 ? 1 : 0;
            if (count == before) {
              collection.add(4);
            }
            y.yield(collection);
          }
        });
  }

  @Test
  void elements_are_removed_behind_the_stream() throws IOException {
    List<Collection<String>> collections =
        List.of(
            new ArrayList<>(ELEMENTS),
            new LinkedList<>(ELEMENTS),
            new HashSet<>(ELEMENTS),
            new LinkedHashSet<>(ELEMENTS),
            new ArrayDeque<>(ELEMENTS),
            new TreeSet<>(ELEMENTS));
    for (Collection<String> collection : collections) {
      Generator<Collection<String>> original =
          Generator.of(
              y -> {
                Iterator<String> elements = collection.iterator();
                while (elements.hasNext()) {
                  boolean isFirst = elements.next().compareTo("b") <= 0;
                  y.yield(collection);
                  if (isFirst) {
                    elements.remove();
                    y.yield(collection);
                  }
                }
                assertThatThrownBy(() -> removeTwice(elements))
                    .isInstanceOf(IllegalStateException.class);
                y.yield(collection);
              });
      Generator<Collection<String>> read = original;
      Collection<String> last = collection;
      while (read.hasNext()) {
        last = read.next();
        read = copy(read);
      }
      assertThat(last).hasSizeLessThanOrEqualTo(2).doesNotContain("a", "b");
    }
  }

  private static void removeTwice(Iterator<?> elements) {
    elements.remove();
    elements.remove();
  }

  @Test
  void views_of_maps_are_like_those_of_the_jdk() {
    Map<String, Integer> map = new TreeMap<>(Map.of("a", 1, "b", 2, "c", 3));
    List<Object> seen =
        Generator.<Object>of(
                y -> {
                  Set<String> keys = map.keySet();
                  y.yield(keys.equals(Set.of("a", "b", "c")) && Set.of("a", "b", "c").equals(keys));
                  y.yield(keys.hashCode() == Set.of("a", "b", "c").hashCode());
                  y.yield(keys.contains("a") && !keys.contains("x") && keys.size() == 3);
                  y.yield(map.entrySet().contains(Map.entry("b", 2)));
                  y.yield(map.values().stream().mapToInt(x -> x).sum());
                  y.yield(keys.toString() + map.values() + map.entrySet());
                  keys.removeIf(key -> key.equals("a"));
                  map.values().remove(3);
                  y.yield(List.copyOf(keys).toString() + keys.toArray(String[]::new).length);
                })
            .stream()
            .toList();

    assertThat(seen)
        .containsExactly(true, true, true, true, 6, "[a, b, c][1, 2, 3][a=1, b=2, c=3]", "[b]1");
  }
}
