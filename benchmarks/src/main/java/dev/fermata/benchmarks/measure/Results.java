package dev.fermata.benchmarks.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The samples of each cell on each JDK, in the order of the rounds. */
final class Results {
  private final Map<Key, List<Sample>> samples = new LinkedHashMap<>();

  void add(String jdk, Cell cell, Sample sample) {
    samples.computeIfAbsent(new Key(jdk, cell), key -> new ArrayList<>()).add(sample);
  }

  boolean has(Jdk jdk, Cell cell) {
    return samples.containsKey(new Key(jdk.version(), cell));
  }

  /** The cells that have been measured on some JDK, in the order of the plan. */
  List<Cell> cells() {
    Set<Cell> planned = new LinkedHashSet<>(Plan.full());
    samples.keySet().forEach(key -> planned.add(key.cell()));
    planned.retainAll(samples.keySet().stream().map(Key::cell).collect(Collectors.toSet()));
    return List.copyOf(planned);
  }

  double[] values(Jdk jdk, Cell cell) {
    return of(jdk, cell).stream().mapToDouble(Sample::value).toArray();
  }

  /** Median bytes allocated per operation; not a number where that was not measured. */
  double bytes(Jdk jdk, Cell cell) {
    return Spread.of(of(jdk, cell).stream().mapToDouble(Sample::bytes).toArray()).median();
  }

  /** How many JVMs have timed each subject. */
  int rounds() {
    return samples.entrySet().stream()
        .filter(entry -> entry.getKey().cell().workload().unit == Workload.Unit.NANOS)
        .mapToInt(entry -> entry.getValue().size())
        .max()
        .orElse(0);
  }

  private List<Sample> of(Jdk jdk, Cell cell) {
    return samples.getOrDefault(new Key(jdk.version(), cell), List.of());
  }

  private record Key(String jdk, Cell cell) {}
}
