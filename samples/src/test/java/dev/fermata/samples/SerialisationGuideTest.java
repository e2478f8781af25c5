package dev.fermata.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fermata.FrameFilter;
import dev.fermata.Generator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/serialisation.md, each of which stands here word for word. */
class SerialisationGuideTest {
  @TempDir private Path folder;

  @Test
  void every_example_of_the_guide_is_compiled_here() throws IOException {
    Guide.assertBlocksCompiled("serialisation.md", 3, "SerialisationGuideTest");
  }

  private Path write(Generator<?> feed) throws IOException {
    Path file = folder.resolve("feed");
    try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
      out.writeObject(feed);
    }
    return file;
  }

  private static List<Object> readRest(Path file) throws IOException, ClassNotFoundException {
    List<Object> rest = new ArrayList<>();
    try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(file))) {
      in.setObjectInputFilter(FrameFilter.admitting(Feed.class));
      Generator<?> read = (Generator<?>) in.readObject();
      read.forEach(rest::add);
    }
    return rest;
  }

  @Test
  void generator_goes_on_where_it_was_written_and_so_does_the_copy() throws Exception {
    Generator<String> feed = Feed.of(new TreeMap<>(Map.of("a", 1, "b", 2, "c", 3)));
    assertEquals("a", feed.next());
    Path file = write(feed);
    assertEquals(List.of("b", "c"), readRest(file));
    assertEquals(List.of("b", "c"), feed.toList());
  }

  @Test
  void loop_over_a_hash_map_goes_on_with_the_keys_that_are_left() throws Exception {
    Map<String, Integer> rows = new HashMap<>(Map.of("a", 1, "b", 2, "c", 3));
    Generator<String> feed = Feed.of(rows);
    rows.keySet().stream().findFirst().ifPresent(first -> assertEquals(first, feed.next()));
    Path file = write(feed);
    assertEquals(feed.toList(), readRest(file));
  }

  @Test
  void classes_that_were_not_asked_for_are_refused() throws Exception {
    Generator<Integer> elsewhere = Seeds.count(1, 9);
    elsewhere.next();
    Path file = write(elsewhere);
    assertThrows(InvalidClassException.class, () -> readRest(file));
  }

  private static final class Feed implements Serializable {
    private static final long serialVersionUID = 1;

    static Generator<String> of(Map<String, Integer> rows) {
      Feed feed = new Feed();
      return Generator.of(y -> feed.rows(y, rows));
    }

    @Suspendable(serializable = true)
    void rows(Yielder<String> y, Map<String, Integer> rows) {
      for (Map.Entry<String, Integer> row : rows.entrySet()) {
        y.yield(row.getKey());
      }
    }
  }
}
