package dev.fermata.agent;

import dev.fermata.instrument.Refusal;
import java.io.PrintStream;

/** Writes one line for each message. Thread-safe. */
final class AgentLog {
  private final LogLevel level;
  private final PrintStream out;

  AgentLog(LogLevel level, PrintStream out) {
    this.level = level;
    this.out = out;
  }

  void info(String message) {
    write(LogLevel.INFO, message);
  }

  void warn(String message) {
    write(LogLevel.WARN, message);
  }

  /** Reports what stays plain although it was to be suspendable. */
  void refused(Refusal refusal) {
    warn(text(refusal));
  }

  /** Reports what stays plain because the user said so. */
  void excluded(Refusal refusal) {
    info(text(refusal));
  }

  private static String text(Refusal refusal) {
    String method = refusal.method().isEmpty() ? "" : "." + refusal.method();
    return refusal.className() + method + " cannot be suspended: " + refusal.reason();
  }

  private void write(LogLevel of, String message) {
    if (of.compareTo(level) <= 0) {
      out.println("fermata: " + message);
    }
  }
}
