package dev.fermata.instrument.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApiNamesTest {
  private static final String STACK = "Ldev/fermata/runtime/FrameStack;";

  @Test
  void twin_has_the_stack_as_last_parameter() {
    assertThat(ApiNames.twinOf("([[ILjava/lang/String;J)V"))
        .isEqualTo("([[ILjava/lang/String;J" + STACK + ")V");
    assertThat(ApiNames.twinOf("run()[I")).isEqualTo("run(" + STACK + ")[I");
  }

  @Test
  void names_may_have_parentheses() {
    assertThat(ApiNames.twinOf("f(I)V (()(La)(b;I)Lc)d;"))
        .isEqualTo("f(I)V (()(La)(b;I" + STACK + ")Lc)d;");
  }

  @Test
  void what_is_no_descriptor_has_a_twin_that_is_none() {
    assertThat(ApiNames.twinOf("(I")).isEqualTo("(I" + STACK);
    assertThat(ApiNames.twinOf("(LI)V")).isEqualTo("(LI)V" + STACK);
    assertThat(ApiNames.twinOf("(I)Q")).isEqualTo("(I)Q" + STACK);
  }

  @Test
  void plain_descriptor_of_a_twin_lacks_the_stack() {
    assertThat(ApiNames.plainOf("(La)b;" + STACK + ")Lc)d;")).isEqualTo("(La)b;)Lc)d;");
    assertThat(ApiNames.plainOf("(" + STACK + "I)V")).isNull();
    assertThat(ApiNames.plainOf("")).isNull();
  }
}
