package dev.fermata.agent;

import dev.fermata.instrument.PlainCall;
import dev.fermata.instrument.Refusal;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Writes one line for each message. Thread-safe. */
final class AgentLog {
  private final LogLevel level;
  private final PrintStream out;

  AgentLog(LogLevel level, PrintStream out) {
    this.level = level;
    this.out = out;
  }

  /** Returns the log of the agent; null are the options by default. */
  static AgentLog of(@Nullable AgentOptions options) {
    return new AgentLog(options == null ? LogLevel.WARN : options.log(), System.err);
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

  /** Reports a call of a suspendable method from where nothing can be suspended. */
  void cannotSuspend(PlainCall call) {
    String place =
        call.sourceFile() == null ? "unknown source" : call.sourceFile() + ":" + call.line();
    warn(
        call.className()
            + "."
            + call.caller()
            + " ("
            + place
            + ") calls "
            + call.called()
            + ", which can suspend, and "
            + call.obstacle()
            + ".");
  }

  /** Reports what stays plain because the user said so. */
  void excluded(Refusal refusal) {
    info(text(refusal));
  }

  private static String text(Refusal refusal) {
    String method = refusal.method().isEmpty() ? "" : "." + refusal.method();
    return refusal.className() + method + " cannot be suspended: " + refusal.reason() + ".";
  }

  private void write(LogLevel of, String message) {
    if (of.compareTo(level) <= 0) {
      out.println("fermata: " + message);
    }
  }
}
