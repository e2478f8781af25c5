package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Lambdas that suspend, called by the JDK's methods that change a collection. */
@Suspendable
public final class HigherOrderUpdates {
  private HigherOrderUpdates() {}

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

  private static String removed(Collection<Integer> from, Predicate<Integer> which) {
    return failing(() -> Probe.log(from.removeIf(which))) + from;
  }

  public static String removeIf() {
    List<Integer> four = List.of(1, 2, 3, 4);
    List<Integer> list = new ArrayList<>(four);
    return removed(list, e -> Probe.value(e) % 2 == 0)
        + removed(list, e -> Probe.value(false))
        + removed(list, e -> Probe.value(e) == 1 || list.isEmpty())
        + removed(new LinkedList<>(four), e -> Probe.value(e) > 2)
        + removed(new HashSet<>(four), e -> Probe.value(e) > 3)
        + removed(new HashMap<>(Map.of(1, 1)).keySet(), e -> Probe.value(true))
        + removed(new ArrayList<>(four).subList(1, 3), e -> Probe.value(e) == 2)
        + removed(four, e -> Probe.value(true))
        + removed(Arrays.asList(1), e -> Probe.value(true));
  }

  public static String removeIfThatFails() {
    List<Integer> list = new ArrayList<>(List.of(1, 2));
    return removed(list, e -> e == 1 || Probe.fail(new IllegalStateException("kept")) == 0)
        + removed(list, e -> Probe.value(e) == 2 && list.add(3));
  }

  private static String replaced(List<Integer> in, UnaryOperator<Integer> by) {
    return failing(() -> in.replaceAll(by)) + in;
  }

  public static String replaceAll() {
    List<Integer> list = new ArrayList<>(List.of(1, 2));
    Iterator<Integer> before = list.iterator();
    return replaced(list, e -> Probe.value(e) + list.get(0))
        + failing(before::next)
        + replaced(new LinkedList<>(list), e -> Probe.value(e) * 2)
        + replaced(Arrays.asList(1, 2), e -> Probe.value(e) * 3)
        + replaced(List.of(1, 2), e -> Probe.value(e))
        + replaced(list, e -> list.remove(0) + Probe.value(e));
  }

  public static String replaceAllThatFails() {
    Object[] texts = new String[] {"a", "b"};
    List<Object> list = Arrays.asList(texts);
    return failing(() -> list.replaceAll(e -> e.equals("a") ? Probe.value("c") : Probe.value(1)))
        + list;
  }

  public static String nulls() {
    List<Integer> list = new ArrayList<>(List.of(1, 2));
    return failing(() -> list.removeIf(null))
        + failing(() -> list.replaceAll(null))
        + failing(() -> new LinkedList<>(list).removeIf(null))
        + Probe.value("!");
  }
}
