package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Type parameters, bridge methods, covariant results and variable arguments. */
@Suspendable
public final class Generics {
  private Generics() {}

  @Suspendable
  private interface Mapper<A, B> {
    B map(A a);
  }

  private static final class Doubling implements Mapper<Integer, Long> {
    @Override
    public Long map(Integer i) {
      return 2L * Probe.value(i);
    }
  }

  private static final class Chain<A, B, C> implements Mapper<A, C> {
    private final Mapper<A, B> first;
    private final Mapper<? super B, ? extends C> second;

    Chain(Mapper<A, B> first, Mapper<? super B, ? extends C> second) {
      this.first = first;
      this.second = second;
    }

    @Override
    public C map(A a) {
      return second.map(first.map(Probe.value(a)));
    }
  }

  private static final class Text implements Mapper<Object, String> {
    @Override
    public String map(Object o) {
      return "<" + Probe.value(o) + ">";
    }
  }

  public static String bridgeMethods() {
    Mapper<Integer, Long> mapper = new Doubling();
    return mapper.map(3) + ":" + new Doubling().map(4);
  }

  public static String chainOfMappers() {
    Mapper<Integer, String> mapper = new Chain<>(new Doubling(), new Text());
    return mapper.map(5) + new Chain<>(mapper, new Text()).map(6);
  }

  public static String bridgeWithAWrongArgument() {
    @SuppressWarnings({"unchecked", "rawtypes"})
    Mapper<Object, Object> raw = (Mapper) new Doubling();
    try {
      return raw.map("text").toString();
    } catch (ClassCastException e) {
      return Probe.value("refused");
    }
  }

  @Suspendable
  private static class Producer {
    Object make() {
      return Probe.value("object");
    }

    Number number() {
      return Probe.value(Integer.valueOf(1));
    }
  }

  private static final class Narrower extends Producer {
    @Override
    String make() {
      return Probe.value("narrow") + super.make();
    }

    @Override
    Double number() {
      return super.number().doubleValue() + Probe.value(0.5);
    }
  }

  public static String covariantResults() {
    Producer producer = new Narrower();
    Narrower narrower = new Narrower();
    return producer.make() + ":" + producer.number() + narrower.make().length() + narrower.number();
  }

  private static <T extends Comparable<T>> T greatest(List<? extends T> values) {
    T greatest = null;
    for (T value : values) {
      if (greatest == null || Probe.value(value).compareTo(greatest) > 0) {
        greatest = value;
      }
    }
    return greatest;
  }

  public static String genericMethods() {
    return greatest(List.of(1, 3, 2)) + greatest(List.of("a", "c", "b"));
  }

  private static <K extends Comparable<K>, V> Map<K, List<Map<K, V>>> wrap(K key, V value) {
    List<Map<K, V>> inner = new ArrayList<>();
    inner.add(Map.of(Probe.value(key), Probe.value(value)));
    return Map.of(key, inner);
  }

  public static Object nestedGenerics() {
    Map<String, List<Map<String, int[]>>> map = wrap("k", new int[] {1});
    for (Map.Entry<String, List<Map<String, int[]>>> entry : map.entrySet()) {
      for (Map<String, int[]> inner : entry.getValue()) {
        inner.get(Probe.value(entry.getKey()))[0] += Probe.value(1);
      }
    }
    return map.get("k").get(0).get("k");
  }

  private static <T extends CharSequence & Comparable<T>> int intersection(T a, T b) {
    return Probe.value(a).length() * 10 + a.compareTo(Probe.value(b));
  }

  public static int intersectionTypes() {
    return intersection("ab", "ac");
  }

  private static int sum(int... values) {
    int sum = values.length * 100;
    for (int value : values) {
      sum += Probe.value(value);
    }
    return sum;
  }

  @SafeVarargs
  private static <T> String join(String separator, T... values) {
    return Probe.value(separator) + Probe.value(values[values.length - 1]) + values.length;
  }

  public static String variableArguments() {
    return sum()
        + sum(1)
        + sum(1, Probe.value(2), 3)
        + join("-")
        + join("+", "a", Probe.value("b"));
  }

  private static final class Node<E> {
    final E element;
    final Node<E> next;

    Node(E element, Node<E> next) {
      this.element = element;
      this.next = next;
    }

    private <R> Node<R> mapped(Mapper<? super E, R> mapper) {
      return new Node<>(mapper.map(element), next == null ? null : next.mapped(mapper));
    }
  }

  public static String recursiveGenericNodes() {
    Node<Integer> list = new Node<>(1, new Node<>(2, new Node<>(3, null)));
    String seen = "";
    for (Node<Long> at = list.mapped(new Doubling()); at != null; at = at.next) {
      seen += at.element + Probe.value(" ");
    }
    return seen;
  }

  public static Object comparatorThatDoesNotSuspend() {
    List<String> words = new ArrayList<>(List.of(Probe.value("bb"), "a", "ccc"));
    words.sort(Comparator.comparing(String::length).reversed());
    return Probe.value(words);
  }
}
