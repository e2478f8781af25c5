package dev.fermata.instrument.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.instrument.symbols.RuntimeSymbols;
import dev.fermata.runtime.FrameStack;
import org.junit.jupiter.api.Test;

class AbiVersionTest {
  @Test
  void library_and_engine_are_of_one_version() {
    assertThat(AbiVersion.OWN).isEqualTo(FrameStack.ABI_VERSION);
    assertThat(RuntimeSymbols.ABI_VERSION).isEqualTo(FrameStack.ABI_VERSION);
  }

  @Test
  void version_is_read_from_the_class_file() {
    assertThat(new Suspendables(Plans::bytes, Marks.none()).abiVersion())
        .isEqualTo(FrameStack.ABI_VERSION);
  }

  @Test
  void library_that_is_not_to_be_found_has_none() {
    assertThat(new Suspendables(name -> null, Marks.none()).abiVersion()).isNull();
  }
}
