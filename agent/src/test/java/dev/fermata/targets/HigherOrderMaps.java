package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Lambdas that suspend, called by the JDK's methods of maps. */
@Suspendable
public final class HigherOrderMaps {
  private HigherOrderMaps() {}

  private static List<Map<String, Integer>> maps() {
    return List.of(new HashMap<>(), new LinkedHashMap<>(), new TreeMap<>(), new WeakHashMap<>());
  }

  private static String failing(Runnable action) {
    try {
      action.run();
      return " done ";
    } catch (ConcurrentModificationException
        | NullPointerException
        | UnsupportedOperationException
        | ClassCastException
        | IllegalStateException e) {
      return " " + e.getClass().getSimpleName() + " ";
    }
  }

  public static void computeIfAbsent() {
    for (Map<String, Integer> map : maps()) {
      Probe.log(map.computeIfAbsent("a", k -> Probe.value(k).length()));
      Probe.log(map.computeIfAbsent("a", k -> Probe.value(7)));
      map.put("n", null);
      Probe.log(map.computeIfAbsent("n", k -> Probe.value((Integer) null)));
      Probe.log(map.computeIfAbsent("n", k -> Probe.value(8)));
      Probe.log(new TreeMap<>(map));
    }
  }

  public static void computeIfPresent() {
    for (Map<String, Integer> map : maps()) {
      Probe.log(map.computeIfPresent("a", (k, v) -> Probe.value(7)));
      map.put("a", 1);
      map.put("n", null);
      Probe.log(map.computeIfPresent("a", (k, v) -> Probe.value(v) + 1));
      Probe.log(map.computeIfPresent("n", (k, v) -> Probe.value(7)));
      Probe.log(map.computeIfPresent("a", (k, v) -> Probe.value((Integer) null)));
      Probe.log(new TreeMap<>(map));
    }
  }

  public static void compute() {
    for (Map<String, Integer> map : maps()) {
      Probe.log(map.compute("a", (k, v) -> Probe.value(v == null ? 1 : 2)));
      Probe.log(map.compute("a", (k, v) -> Probe.value(v) + 10));
      map.put("n", null);
      Probe.log(map.compute("n", (k, v) -> Probe.value(v)));
      Probe.log(map.compute("a", (k, v) -> Probe.value((Integer) null)));
      Probe.log(map.compute("absent", (k, v) -> Probe.value((Integer) null)));
      Probe.log(new TreeMap<>(map));
    }
  }

  public static void merge() {
    for (Map<String, Integer> map : maps()) {
      Probe.log(map.merge("a", 1, (old, v) -> Probe.value(old) + v));
      Probe.log(map.merge("a", 5, (old, v) -> Probe.value(old) * 10 + v));
      Probe.log(map.merge("a", 5, (old, v) -> Probe.value((Integer) null)));
      map.put("n", null);
      Probe.log(map.merge("n", 6, (old, v) -> Probe.value(old)));
      Probe.log(failing(() -> map.merge("n", null, (old, v) -> Probe.value(old))));
      Probe.log(new TreeMap<>(map));
    }
  }

  public static void forEach() {
    for (Map<String, Integer> map : maps()) {
      map.put("a", 1);
      map.put("b", 2);
      map.forEach((k, v) -> Probe.log(k + v));
      TreeMap<String, Integer> sorted = new TreeMap<>(map);
      sorted.forEach((k, v) -> Probe.log(k + Probe.value(v)));
      sorted.headMap("b").forEach((k, v) -> Probe.log(k + Probe.value(v)));
    }
    new LinkedHashMap<>(Map.of(1, 2)).forEach((k, v) -> Probe.log(Probe.value(k) + v));
    new HashMap<>(Map.of(1, 2)).forEach((k, v) -> Probe.log(Probe.value(k) + v));
    Map.of(1, 2).forEach((k, v) -> Probe.log(Probe.value(k) + v));
    Collections.singletonMap(1, 2).forEach((k, v) -> Probe.log(Probe.value(k) + v));
    Map<TimeUnit, Integer> days = new EnumMap<>(Map.of(TimeUnit.DAYS, 1));
    days.forEach((k, v) -> Probe.log(k.name() + Probe.value(v)));
  }

  public static void replaceAll() {
    for (Map<String, Integer> map :
        List.<Map<String, Integer>>of(new HashMap<>(), new LinkedHashMap<>(), new TreeMap<>())) {
      map.put("a", 1);
      map.put("b", 2);
      map.replaceAll((k, v) -> Probe.value(v) * 2);
      Probe.log(failing(() -> map.replaceAll((k, v) -> k.equals("b") ? fail() : v + 1)));
      Probe.log(map);
    }
    Map<TimeUnit, Integer> days = new EnumMap<>(Map.of(TimeUnit.DAYS, 1));
    days.replaceAll((k, v) -> Probe.value(v) + 1);
    Probe.log(days.get(TimeUnit.DAYS));
  }

  private static int fail() {
    return Probe.fail(new IllegalStateException());
  }

  /** What a function adds or removes while it is called. */
  public static void modifiedByTheFunction() {
    for (Map<String, Integer> map :
        List.<Map<String, Integer>>of(new HashMap<>(), new LinkedHashMap<>(), new TreeMap<>())) {
      Probe.log(failing(() -> map.computeIfAbsent("a", k -> map.put(Probe.value("x"), 1))));
      Probe.log(failing(() -> map.compute("x", (k, v) -> map.remove(Probe.value("x")))));
      map.put("a", 1);
      Probe.log(failing(() -> map.merge("a", 2, (o, v) -> map.size() + put(map, o))));
      Probe.log(failing(() -> map.computeIfPresent("a", (k, v) -> map.remove(k) + Probe.value(v))));
      map.clear();
      map.put("a", 1);
      Probe.log(failing(() -> map.forEach((k, v) -> map.remove(k, Probe.value(v)))));
      map.put("b", 2);
      Probe.log(failing(() -> map.replaceAll((k, v) -> map.remove(k) + Probe.value(v))));
      map.put("b", 2);
      Probe.log(failing(() -> map.compute("b", (k, v) -> map.put("b", Probe.value(9)))));
      Probe.log(map);
    }
  }

  private static int put(Map<String, Integer> map, int value) {
    map.put("new" + Probe.value(value), value);
    return value;
  }

  public static void failingFunctions() {
    for (Map<String, Integer> map : maps()) {
      map.put("a", 1);
      Probe.log(failing(() -> map.compute("a", (k, v) -> fail())));
      Probe.log(failing(() -> map.computeIfAbsent("b", k -> fail())));
      Probe.log(failing(() -> map.merge("a", 1, (o, v) -> fail())));
      Probe.log(failing(() -> map.computeIfAbsent("b", null)));
      Probe.log(failing(() -> map.forEach(null)));
      Probe.log(map);
    }
  }

  private static final class Latest extends LinkedHashMap<String, Integer> {
    private static final long serialVersionUID = 1;

    Latest() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
      Probe.log("eldest " + eldest.getKey());
      return size() > 3;
    }
  }

  public static void orderOfAccess() {
    Map<String, Integer> map = new Latest();
    map.put("n", null);
    map.put("a", 1);
    map.put("b", 2);
    Probe.log(failing(() -> map.computeIfAbsent("n", k -> fail())));
    Probe.log(map.keySet());
    map.computeIfAbsent("n", k -> Probe.value((Integer) null));
    Probe.log(map.keySet());
    map.compute("a", (k, v) -> Probe.value(v));
    Probe.log(map.keySet());
    map.computeIfAbsent("c", k -> Probe.value(3));
    Probe.log(map.keySet());
    map.merge("b", 4, (o, v) -> Probe.value(o) + v);
    Probe.log(map);
  }

  public static void keysThatCannotBeCompared() {
    Map<Object, Integer> map = new TreeMap<>();
    Probe.log(failing(() -> map.computeIfAbsent(new Object(), k -> Probe.value(1))));
    Probe.log(map.computeIfAbsent("a", k -> Probe.value(1)));
    Probe.log(failing(() -> map.computeIfAbsent(1, k -> Probe.value(1))));
    Probe.log(failing(() -> map.merge(null, 1, (o, v) -> Probe.value(o))));
    Probe.log(map);
  }

  /** A map of the user's, whose methods the interface's own code calls. */
  private static final class Logged extends AbstractMap<String, Integer> {
    private final Map<String, Integer> map = new TreeMap<>();

    @Override
    public Integer put(String key, Integer value) {
      Probe.log("put " + key + value);
      return map.put(key, value);
    }

    @Override
    public Set<Map.Entry<String, Integer>> entrySet() {
      return map.entrySet();
    }
  }

  public static void mapOfTheUser() {
    Map<String, Integer> map = new Logged();
    map.computeIfAbsent("a", k -> Probe.value(1));
    map.compute("a", (k, v) -> Probe.value(v) + 1);
    map.merge("a", 1, (o, v) -> Probe.value(o) + v);
    map.computeIfPresent("a", (k, v) -> Probe.value((Integer) null));
    map.put("b", 1);
    map.replaceAll((k, v) -> Probe.value(v) + 1);
    map.forEach((k, v) -> Probe.log(k + Probe.value(v)));
  }

  /** Nothing suspends in them: the lambdas could, but these maps do not let them. */
  public static void mapsThatAreCalledAsEver() {
    Probe.point("before");
    boolean[] suspends = {false};
    Function<String, Integer> function = k -> suspends[0] ? Probe.value(1) : 2;
    Map<String, Integer> concurrent = new ConcurrentHashMap<>();
    Probe.log(concurrent.computeIfAbsent("a", function));
    Probe.log(Collections.synchronizedMap(concurrent).computeIfAbsent("b", function));
    Probe.log(failing(() -> Map.<String, Integer>of().computeIfAbsent("a", function)));
    Map<String, Integer> identity = new IdentityHashMap<>(Map.of("c", 1));
    identity.forEach((k, v) -> Probe.log(suspends[0] ? Probe.value(v) : v));
    Probe.log(new TreeMap<>(concurrent));
  }
}
