package dev.fermata.samples;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counts words, in memory bounded by how many different ones there are. */
final class Tally {
  private final Map<String, Count> counts = new HashMap<>();

  void add(String word) {
    counts.computeIfAbsent(word, Count::new).number++;
  }

  /** Returns the counts, highest first, and words of equal counts in their own order. */
  List<Count> ranking() {
    List<Count> ranking = new ArrayList<>(counts.values());
    ranking.sort(Comparator.comparing(Count::number).reversed().thenComparing(Count::word));
    return ranking;
  }

  /** How often one word occurs. */
  static final class Count {
    private final String word;
    private long number;

    private Count(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }

    long number() {
      return number;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%,14d %s", number, word);
    }
  }
}
