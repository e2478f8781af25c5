package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.DoubleGenerator;
import dev.fermata.Generator;
import dev.fermata.IntGenerator;
import dev.fermata.LongGenerator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** What a generator of ints, longs or doubles has of its own. */
class PrimitiveGeneratorsIT {
  @Test
  void sum_of_ints_is_a_long() {
    assertThat(IntGenerator.generate(() -> Integer.MAX_VALUE).take(3).sum())
        .isEqualTo(3L * Integer.MAX_VALUE);
    assertThat(IntGenerator.generate(() -> Integer.MAX_VALUE).take(3).average())
        .hasValue(Integer.MAX_VALUE);
  }

  @Test
  void sum_of_longs_that_overflows_is_refused() {
    assertThatThrownBy(() -> LongGenerator.generate(() -> Long.MAX_VALUE).take(2).sum())
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> LongGenerator.generate(() -> Long.MAX_VALUE).take(2).average())
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void sum_of_doubles_adds_up_what_rounding_takes_off() {
    assertThat(DoubleGenerator.generate(() -> 0.1).take(10).sum()).isEqualTo(1.0);
    assertThat(sum(1, 1e100, 1, -1e100)).isEqualTo(2);
    assertThat(sum(1, Double.POSITIVE_INFINITY)).isInfinite();
    assertThat(sum(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)).isNaN();
    assertThat(sum(Double.MAX_VALUE, Double.MAX_VALUE)).isInfinite();
    assertThat(DoubleGenerator.generate(() -> 0.1).take(10).average()).hasValue(0.1);
  }

  private static double sum(double... values) {
    return DoubleGenerator.from(DoubleStream.of(values)).sum();
  }

  @Test
  void least_and_greatest_double_are_not_a_number_if_an_element_is_not() {
    assertThat(DoubleGenerator.from(DoubleStream.of(1, Double.NaN)).min().getAsDouble()).isNaN();
    assertThat(DoubleGenerator.from(DoubleStream.of(1, Double.NaN)).max().getAsDouble()).isNaN();
  }

  @Test
  void elements_change_their_type() {
    assertThat(IntGenerator.range(2).mapToLong(i -> i + 0xFFFFFFFFFL).toArray())
        .containsExactly(0xFFFFFFFFFL, 0x1000000000L);
    assertThat(IntGenerator.range(2).mapToDouble(i -> i / 2.0).toArray()).containsExactly(0, 0.5);
    assertThat(LongGenerator.range(2).mapToInt(i -> (int) i).toArray()).containsExactly(0, 1);
    assertThat(LongGenerator.range(2).mapToDouble(i -> i / 2.0).toArray()).containsExactly(0, 0.5);
    assertThat(DoubleGenerator.generate(() -> 2.5).take(1).mapToInt(d -> (int) d).toArray())
        .containsExactly(2);
    assertThat(DoubleGenerator.generate(() -> 2.5).take(1).mapToLong(Math::round).toArray())
        .containsExactly(3);
    assertThat(Generator.range(3).mapToInt(i -> i).map(i -> -i).boxed().toList())
        .containsExactly(0, -1, -2);
  }

  @Test
  void ranges_end_at_the_limits_of_their_type() {
    assertThat(IntGenerator.range(3).toArray()).containsExactly(0, 1, 2);
    assertThat(IntGenerator.range(Integer.MAX_VALUE - 1, Integer.MAX_VALUE).count()).isOne();
    assertThat(IntGenerator.range(5, 0, -2).toArray()).containsExactly(5, 3, 1);
    assertThat(IntGenerator.range(0, Integer.MIN_VALUE, Integer.MIN_VALUE).toArray())
        .containsExactly(0);
    assertThat(IntGenerator.range(0, Integer.MAX_VALUE, 2_000_000_000).toArray())
        .containsExactly(0, 2_000_000_000);
    assertThat(LongGenerator.range(3).toArray()).containsExactly(0, 1, 2);
    assertThat(LongGenerator.range(2, 4).toArray()).containsExactly(2, 3);
    assertThat(LongGenerator.range(0, Long.MAX_VALUE, Long.MAX_VALUE - 1).toArray())
        .containsExactly(0, Long.MAX_VALUE - 1);
    assertThat(LongGenerator.range(-2, Long.MIN_VALUE, Long.MIN_VALUE).toArray())
        .containsExactly(-2);
    assertThat(LongGenerator.range(1, 0, 5).toArray()).isEmpty();
    assertThatThrownBy(() -> LongGenerator.range(0, 1, 0))
        .hasMessage("Cannot count in steps of 0: step must not be 0.");
  }
}
