package dev.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Generator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetTest {
  @TempDir private Path folder;

  @Test
  void shuffle_loses_nothing_and_moves_no_element_ahead_by_more_than_its_buffer() {
    List<Integer> shuffled = Dataset.shuffled(Generator.range(1000), 10, new Random(1)).toList();

    assertThat(shuffled).doesNotHaveDuplicates().hasSize(1000).isNotEqualTo(sorted(shuffled));
    for (int i = 0; i < shuffled.size(); i++) {
      assertThat(shuffled.get(i)).isBetween(0, i + 10);
    }
  }

  @Test
  void batches_hold_every_row_of_all_files_in_turns() throws IOException {
    write("a.csv", "ad", 5);
    write("b.csv", "fr", 5);

    List<List<City>> batches =
        Dataset.batches(CityFiles.in(folder.toString()), new Random(1), 4, 1).toList();

    assertThat(batches).extracting(List::size).containsExactly(4, 4, 2);
    assertThat(batches.get(0)).extracting(City::country).containsExactly("ad", "fr", "ad", "fr");
  }

  @Test
  void prints_the_statistics_of_each_epoch_and_what_is_malformed() throws IOException {
    write("a.csv", "ad", 300);
    Files.writeString(folder.resolve("b.csv"), "nothing\n");

    assertThat(Output.of(() -> Dataset.main(new String[] {folder.toString()})))
        .hasSize(9)
        .startsWith(
            "epoch 1: 300 rows in 2 batches, 1 labels, 1.0 in a batch, latitude 42.500 ± 0.000",
            "rows: 301, malformed: 1",
            "  not 7 fields: 1, the first at b.csv:1");
  }

  private void write(String file, String country, int rows) throws IOException {
    Files.writeString(folder.resolve(file), (country + ",x,X,1,,42.5,1.5\n").repeat(rows));
  }

  private static List<Integer> sorted(List<Integer> list) {
    return list.stream().sorted().toList();
  }
}
