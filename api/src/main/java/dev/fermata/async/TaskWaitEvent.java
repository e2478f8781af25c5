package dev.fermata.async;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/** A wait of a task, in a flight recording. Written when the task goes on. */
@Name("dev.fermata.TaskWait")
@Label("Task Wait")
@Description("From a suspension of a task until it is resumed")
@Category("Fermata")
@StackTrace(false)
@Threshold("10 ms")
final class TaskWaitEvent extends Event {
  @Label("Task")
  String task = "";

  @Label("Waits For")
  String waitsFor = "";

  @Label("Where")
  String where = "";

  /** Called before the task is resumed: its frames tell where it stood. */
  void ended(RunningTask<?> resumed, Wait over) {
    end();
    if (shouldCommit()) {
      StackTraceElement[] frames = resumed.suspendedFrames();
      task = resumed.name();
      waitsFor = over.description();
      where = frames.length == 0 ? "" : frames[0].toString();
      commit();
    }
  }
}
