package dev.fermata.agent;

import static dev.fermata.messages.Messages.assertMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
    assertRefused("option: no seed", "suspendable=acme.*,chaos=yes");
    assertRefused("option: nothing to suspend", "chaos=1");
  }

  @Test
  void check_is_off_unless_asked_for() {
    assertThat(AgentOptions.parse("").check()).isEqualTo(CheckLevel.OFF);
    assertThat(AgentOptions.parse("check=warn").check()).isEqualTo(CheckLevel.WARN);
    assertThat(AgentOptions.parse("check=fail").check()).isEqualTo(CheckLevel.FAIL);
    assertRefused("option: no level of check", "check=yes");
  }

  @Test
  void empty_list_is_a_list() {
    assertThat(AgentOptions.parse("suspendable=").suspendable()).isEmpty();
  }

  @Test
  void unknown_option_is_refused_with_its_name_and_the_known_ones() {
    assertRefused("option: unknown", "log=info,suspendible=acme.Lib");
  }

  @Test
  void option_without_value_is_refused() {
    assertRefused("option: no value", "log");
  }

  @Test
  void option_given_twice_is_refused() {
    assertRefused("option: twice", "exclude=a,exclude=b");
  }

  @Test
  void unknown_level_is_refused() {
    assertRefused("option: no level of log", "log=debug");
  }

  private static void assertRefused(String message, String options) {
    IllegalArgumentException refused =
        catchThrowableOfType(IllegalArgumentException.class, () -> AgentOptions.parse(options));
    assertMessage(message, refused.getMessage());
  }
}
