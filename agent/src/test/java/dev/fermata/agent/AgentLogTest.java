package dev.fermata.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.instrument.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class AgentLogTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  private AgentLog log(LogLevel level) {
    return new AgentLog(level, new PrintStream(written, true));
  }

  @Test
  void level_off_writes_nothing() {
    log(LogLevel.OFF).warn("w");
    assertThat(written.toString()).isEmpty();
  }

  @Test
  void level_warn_writes_warnings_but_no_information() {
    log(LogLevel.WARN).warn("w");
    log(LogLevel.WARN).info("i");
    assertThat(written.toString()).isEqualToNormalizingNewlines("fermata: w\n");
  }

  @Test
  void level_info_writes_both() {
    log(LogLevel.INFO).warn("w");
    log(LogLevel.INFO).info("i");
    assertThat(written.toString()).isEqualToNormalizingNewlines("fermata: w\nfermata: i\n");
  }

  @Test
  void refusal_names_class_method_and_reason() {
    log(LogLevel.WARN).refused(new Refusal("acme.Lib", "each(int)", "it is synchronized"));
    log(LogLevel.WARN).refused(new Refusal("acme.Old", "", "its class file is damaged"));
    assertThat(written.toString())
        .isEqualToNormalizingNewlines(
            """
            fermata: acme.Lib.each(int) cannot be suspended: it is synchronized.
            fermata: acme.Old cannot be suspended: its class file is damaged.
            """);
  }
}
