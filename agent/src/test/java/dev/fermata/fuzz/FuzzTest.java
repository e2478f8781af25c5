package dev.fermata.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.fuzz.Corpus.Mutant;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damaged class files. The properties {@code fermata.fuzz.seed} and {@code fermata.fuzz.mutants}
 * set the first seed and how many there are.
 */
class FuzzTest {
  private static final long SEED = Long.getLong("fermata.fuzz.seed", 1);
  private static final int MUTANTS = Integer.getInteger("fermata.fuzz.mutants", 5_000);

  private static Corpus corpus;

  @BeforeAll
  static void read_corpus() {
    corpus = Corpus.read();
  }

  @Test
  @Timeout(value = 600, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void damaged_class_files_are_transformed_soundly_or_refused() {
    Fuzz fuzz = new Fuzz(corpus);
    fuzz.over(SEED, MUTANTS);

    assertThat(fuzz.faults()).as(fuzz.report()).isEmpty();
    assertThat(fuzz.outcomes().keySet())
        .as("all fates of a mutant")
        .contains("refused", "transformed, and the JVM links both");
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void class_of_the_jdk_that_is_its_own_superclass_does_no_harm() {
    Fuzz fuzz = new Fuzz(corpus);
    fuzz.over(312_746, 1);

    assertThat(fuzz.faults()).as(fuzz.report()).isEmpty();
  }

  /** ASM allocates what an attribute says, for one of the class before it looks at any code. */
  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, Integer.MAX_VALUE})
  void length_of_no_attribute_is_believed(int length) {
    String name = "moved/java/util/function/BinaryOperator"; // has lambdas
    byte[] original = corpus.classes().get(name);
    Fuzz fuzz = new Fuzz(corpus);
    for (int at : ClassFileMap.of(original).lengths()) {
      byte[] damaged = original.clone();
      ByteBuffer.wrap(damaged).putInt(at, length);
      fuzz.over(new Mutant(name, damaged, length + " at " + at), at);
    }

    assertThat(fuzz.faults()).as(fuzz.report()).isEmpty();
    assertThat(fuzz.outcomes()).containsOnlyKeys("refused");
  }

  @Test
  void same_seed_gives_the_same_mutant() {
    for (long seed = 0; seed < 100; seed++) {
      assertThat(corpus.mutant(seed).classFile()).isEqualTo(corpus.mutant(seed).classFile());
    }
  }

  @Test
  void map_finds_the_parts_of_a_class_file() {
    byte[] classFile = corpus.classes().get("dev/fermata/targets/Loops");
    ClassFileMap map = ClassFileMap.of(classFile);

    assertThat(map.members()).hasSizeGreaterThan(10);
    assertThat(map.code()).hasSameSizeAs(map.members());
    assertThat(map.attributes().get(map.attributes().size() - 1).end()).isEqualTo(classFile.length);
    List<String> texts =
        map.texts().stream()
            .map(text -> Arrays.copyOfRange(classFile, text.begin(), text.end()))
            .map(String::new)
            .toList();
    assertThat(texts).contains("Code", "StackMapTable", "dev/fermata/targets/Loops");
  }
}
