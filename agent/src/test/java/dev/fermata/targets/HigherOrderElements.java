package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;
import java.util.ArrayList;
import java.util.Arrays;
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
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Lambdas that suspend, called by the JDK's methods of iterables, iterators and collections. */
@Suspendable
public final class HigherOrderElements {
  private HigherOrderElements() {}

  private static void forEach(Iterable<Integer> elements) {
    elements.forEach(e -> Probe.log(Probe.value(e)));
  }

  public static void forEachOfEveryKind() {
    List<Integer> three = List.of(1, 2, 3);
    forEach(new ArrayList<>(three));
    forEach(new LinkedList<>(three));
    forEach(new LinkedHashSet<>(three));
    forEach(new TreeSet<>(three));
    forEach(Arrays.asList(1, 2, 3));
    forEach(three);
    forEach(List.of(4));
    forEach(Collections.nCopies(2, 5));
    forEach(Collections.singletonList(6));
    forEach(Collections.singleton(7));
    forEach(Collections.emptyList());
    forEach(new ArrayList<>(three).subList(1, 3));
  }

  public static void forEachOfConcurrentOnes() {
    CopyOnWriteArrayList<Integer> list = new CopyOnWriteArrayList<>(List.of(1, 2));
    list.forEach(e -> list.add(Probe.value(e + 10)));
    forEach(list);
    forEach(new CopyOnWriteArraySet<>(list));
    forEach(java.util.Set.of(1));
  }

  public static void forEachOfViewsOfMaps() {
    Map<Integer, Integer> map = new LinkedHashMap<>(Map.of(1, 2));
    map.put(3, 4);
    forEach(map.keySet());
    forEach(map.values());
    map.entrySet().forEach(e -> e.setValue(Probe.value(e.getKey()) + e.getValue()));
    Map<Integer, Integer> hashed = new HashMap<>(map);
    forEach(hashed.keySet());
    forEach(hashed.values());
    hashed.entrySet().forEach(e -> Probe.log(e.getKey() + Probe.value(e.getValue())));
    forEach(new TreeMap<>(map).keySet());
  }

  /** Says what came of it, and how far it came. */
  private static String failing(Runnable action) {
    try {
      action.run();
      return "done";
    } catch (ConcurrentModificationException
        | NullPointerException
        | NoSuchElementException
        | UnsupportedOperationException
        | ArrayStoreException
        | IllegalStateException e) {
      return e.getClass().getSimpleName() + " " + e.getMessage();
    }
  }

  private static String modified(int size, int at, Consumer<List<Integer>> change) {
    List<Integer> list = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      list.add(i);
    }
    return failing(
            () ->
                list.forEach(
                    e -> {
                      if (Probe.value(e) == at) {
                        change.accept(list);
                      }
                    }))
        + list;
  }

  public static String arrayListModifiedAnywhere() {
    return modified(3, 1, list -> list.remove(0))
        + modified(3, 2, list -> list.add(9))
        + modified(2, 1, list -> list.remove(list.add(9) ? 2 : 0))
        + modified(2, 1, List::clear)
        + modified(2, 0, list -> list.set(1, 7))
        + modified(0, 0, List::clear);
  }

  public static String lastElementOfAViewModified() {
    Map<Integer, Integer> map = new HashMap<>(Map.of(1, 1, 2, 2));
    return failing(() -> map.keySet().forEach(e -> remove(map, e, 2)))
        + failing(() -> new HashSet<>(map.keySet()).forEach(e -> remove(map, e, 1)));
  }

  private static void remove(Map<Integer, Integer> map, int element, int which) {
    if (Probe.value(element) == which) {
      map.remove(element);
    }
  }

  public static String nullsAndExceptions() {
    List<Integer> list = new ArrayList<>(List.of(1, 2));
    return failing(() -> list.forEach(null))
        + failing(() -> new LinkedList<>(list).forEach(null))
        + failing(() -> List.<Integer>of().forEach(null))
        + failing(() -> list.iterator().forEachRemaining(null))
        + failing(() -> list.forEach(e -> Probe.fail("at " + e)))
        + Probe.value("!");
  }

  private static String rest(Iterator<Integer> iterator) {
    StringBuilder seen = new StringBuilder();
    iterator.next();
    String end = failing(() -> iterator.forEachRemaining(e -> seen.append(Probe.value(e))));
    return seen + end + iterator.hasNext() + " ";
  }

  public static String iterators() {
    List<Integer> list = new ArrayList<>(List.of(1, 2, 3));
    return rest(list.iterator())
        + rest(list.listIterator())
        + rest(list.subList(0, 2).iterator())
        + rest(new LinkedList<>(list).iterator())
        + rest(List.of(1, 2).iterator())
        + rest(Collections.singletonList(1).iterator())
        + rest(new CopyOnWriteArrayList<>(list).iterator())
        + rest(new TreeSet<>(list).iterator());
  }

  private static String modifiedIterator(List<Integer> list, int at, Consumer<List<Integer>> how) {
    Iterator<Integer> iterator = list.iterator();
    return failing(
        () ->
            iterator.forEachRemaining(
                e -> {
                  if (Probe.value(e) == at) {
                    how.accept(list);
                  }
                }));
  }

  private static String staleIterator() {
    List<Integer> list = new ArrayList<>(List.of(1, 2, 3));
    Iterator<Integer> iterator = list.iterator();
    iterator.next();
    iterator.next();
    list.clear();
    return failing(() -> iterator.forEachRemaining(e -> Probe.log(Probe.value(e))));
  }

  public static String modifiedIterators() {
    return modifiedIterator(new ArrayList<>(List.of(1, 2)), 2, list -> list.add(3))
        + modifiedIterator(new ArrayList<>(List.of(1, 2, 3)), 2, list -> list.remove(0))
        + modifiedIterator(new LinkedList<>(List.of(1, 2)), 2, list -> list.add(3))
        + modifiedIterator(new LinkedList<>(List.of(1, 2)), 1, list -> list.remove(0))
        + staleIterator()
        + Probe.value("!");
  }

  private static final class Numbers implements PrimitiveIterator.OfInt {
    private int next;

    @Override
    public boolean hasNext() {
      return next < 2;
    }

    @Override
    public int nextInt() {
      return next++;
    }
  }

  public static void primitiveIterators() {
    new Numbers().forEachRemaining((IntConsumer) i -> Probe.log(Probe.value(i)));
    new Numbers().forEachRemaining((Consumer<Integer>) i -> Probe.log(Probe.value(i)));
    PrimitiveIterator.OfInt numbers = new Numbers();
    numbers.forEachRemaining((IntConsumer) i -> Probe.point("int"));
  }

  public static String noReceiver() {
    List<Integer> none = null;
    try {
      none.forEach(e -> Probe.value(e));
      return "done";
    } catch (NullPointerException e) {
      return Probe.value("null");
    }
  }

  private static final class Loud extends ArrayList<Integer> {
    private static final long serialVersionUID = 1;

    @Override
    public void forEach(Consumer<? super Integer> action) {
      Probe.log("own");
      super.forEach(action);
    }
  }

  public static void receiverWithAMethodOfItsOwn() {
    Loud loud = new Loud();
    loud.add(Probe.value(1));
    loud.forEach(e -> Probe.log(e));
    Iterable<Integer> iterable = loud;
    boolean[] suspends = {false};
    iterable.forEach(e -> Probe.log(suspends[0] ? Probe.value(e) : e));
  }

  private static final class Halved extends ArrayList<Integer> {
    private static final long serialVersionUID = 1;

    @Override
    public Iterator<Integer> iterator() {
      return List.of(42).iterator();
    }
  }

  public static void receiverWithOtherMethodsOfItsOwn() {
    Iterable<Integer> halved = new Halved();
    Probe.point("before");
    boolean[] suspends = {false};
    halved.forEach(e -> Probe.log(suspends[0] ? Probe.value(e) : e));
  }

  private static void each(List<Integer> list, Consumer<Integer> action) {
    list.forEach(action);
  }

  public static void lambdaThatPassesALambdaOn() {
    each(
        new ArrayList<>(List.of(1, 2)),
        outer -> each(List.of(3, 4), inner -> Probe.log(outer * Probe.value(inner))));
  }
}
