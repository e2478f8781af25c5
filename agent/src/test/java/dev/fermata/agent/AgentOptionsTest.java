package dev.fermata.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AgentOptionsTest {
  @Test
  void no_text_gives_the_defaults() {
    for (String text : new String[] {null, "", " ", ","}) {
      AgentOptions options = AgentOptions.parse(text);
      assertThat(options.suspendable()).isEmpty();
      assertThat(options.exclude().match("acme/Lib")).isFalse();
      assertThat(options.log()).isEqualTo(LogLevel.WARN);
    }
  }

  @Test
  void options_are_separated_by_commas_and_list_entries_by_colons() {
    AgentOptions options =
        AgentOptions.parse("suspendable=acme.Lib:acme.Feed.next, exclude=acme.old.*:b.C,log=info");
    assertThat(options.suspendable()).containsExactly("acme.Lib", "acme.Feed.next");
    assertThat(options.exclude().match("acme/old/deep/Thing")).isTrue();
    assertThat(options.exclude().match("b/C")).isTrue();
    assertThat(options.exclude().match("acme/Lib")).isFalse();
    assertThat(options.log()).isEqualTo(LogLevel.INFO);
    assertThat(AgentOptions.parse("serializable=acme.*:b.C.m").serializable())
        .containsExactly("acme.*", "b.C.m");
  }

  @Test
  void chaos_has_a_seed_and_something_to_suspend() {
    assertThat(AgentOptions.parse("suspendable=acme.*").chaos()).isNull();
    assertThat(AgentOptions.parse("suspendable=acme.*,chaos=-7").chaos()).isEqualTo(-7);
    assertThatThrownBy(() -> AgentOptions.parse("suspendable=acme.*,chaos=yes"))
        .hasMessage(
            "Cannot read the option 'chaos' of the Fermata agent: 'yes' is no seed."
                + " Write a whole number.");
    assertThatThrownBy(() -> AgentOptions.parse("chaos=1"))
        .hasMessage(
            "Cannot read the option 'chaos' of the Fermata agent: nothing is there to suspend."
                + " Add suspendable= with globs of classes.");
  }

  @Test
  void check_is_off_unless_asked_for() {
    assertThat(AgentOptions.parse("").check()).isEqualTo(CheckLevel.OFF);
    assertThat(AgentOptions.parse("check=warn").check()).isEqualTo(CheckLevel.WARN);
    assertThat(AgentOptions.parse("check=fail").check()).isEqualTo(CheckLevel.FAIL);
    assertThatThrownBy(() -> AgentOptions.parse("check=yes"))
        .hasMessage(
            "Cannot read the option 'check' of the Fermata agent: 'yes' is no level."
                + " Write off, warn or fail.");
  }

  @Test
  void empty_list_is_a_list() {
    assertThat(AgentOptions.parse("suspendable=").suspendable()).isEmpty();
  }

  @Test
  void unknown_option_is_refused_with_its_name_and_the_known_ones() {
    assertThatThrownBy(() -> AgentOptions.parse("log=info,suspendible=acme.Lib"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot read the option 'suspendible' of the Fermata agent: there is no such option."
                + " Known are chaos, check, exclude, log, serializable, suspendable.");
  }

  @Test
  void option_without_value_is_refused() {
    assertThatThrownBy(() -> AgentOptions.parse("log"))
        .hasMessage(
            "Cannot read the option 'log' of the Fermata agent: it has no value."
                + " Write log=value.");
  }

  @Test
  void option_given_twice_is_refused() {
    assertThatThrownBy(() -> AgentOptions.parse("exclude=a,exclude=b"))
        .hasMessage(
            "Cannot read the option 'exclude' of the Fermata agent: it is given twice."
                + " Separate the entries of a list by colons.");
  }

  @Test
  void unknown_level_is_refused() {
    assertThatThrownBy(() -> AgentOptions.parse("log=debug"))
        .hasMessage(
            "Cannot read the option 'log' of the Fermata agent: 'debug' is no level."
                + " Write off, warn or info.");
  }
}
