package dev.fermata.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  private static final Jdk JDK = new Jdk("17.0.1", Path.of("jdk"));

  @TempDir Path directory;

  @Test
  void samples_of_an_earlier_run_are_read_back() throws IOException {
    Cell cell = Cell.polluted(Workload.FLAT, Plan.OURS);
    Store store = new Store(directory);
    store.read();
    store.add(JDK, cell, new Sample(2.5, 16));
    store.add(JDK, cell, Sample.of(3));

    Results results = new Store(directory).read();

    assertEquals(List.of(cell), results.cells());
    assertArrayEquals(new double[] {2.5, 3}, results.values(JDK, cell));
  }
}
