package dev.fermata.async;

import java.time.Duration;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A step that takes too long, in a flight recording. Written by the watchdog. */
@Name("dev.fermata.SlowStep")
@Label("Slow Step")
@Description("A step of a task that holds up others, and where its thread stood")
@Category("Fermata")
@StackTrace(false)
final class SlowStepEvent extends Event {
  @Label("Task")
  String task = "";

  @Label("So Far")
  @Timespan(Timespan.NANOSECONDS)
  long soFarNanos;

  @Label("Where")
  String where = "";

  static void write(SlowStep slow) {
    SlowStepEvent event = new SlowStepEvent();
    if (event.shouldCommit()) {
      Duration soFar = slow.soFar();
      event.task = slow.task().name();
      event.soFarNanos = soFar.toNanos();
      event.where = slow.message();
      event.commit();
    }
  }
}
