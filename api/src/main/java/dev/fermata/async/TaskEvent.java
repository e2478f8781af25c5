package dev.fermata.async;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** The life of a task, in a flight recording. Written when it has ended. */
@Name("dev.fermata.Task")
@Label("Task")
@Description("From the creation of a task to its end")
@Category("Fermata")
@StackTrace(false)
final class TaskEvent extends Event {
  private static final EventType LIFE = EventType.getEventType(TaskEvent.class);
  private static final EventType WAIT = EventType.getEventType(TaskWaitEvent.class);

  @Label("Name")
  String name = "";

  @Label("Status")
  String status = "";

  /** Its latest wait; null before the first. */
  private transient @Nullable TaskWaitEvent waiting;

  /** Returns null if no recording asks for such. */
  static @Nullable TaskEvent begun() {
    if (!LIFE.isEnabled() && !WAIT.isEnabled()) {
      return null;
    }
    TaskEvent event = new TaskEvent();
    event.begin();
    return event;
  }

  void suspended() {
    if (WAIT.isEnabled()) {
      TaskWaitEvent begun = new TaskWaitEvent();
      begun.begin();
      waiting = begun;
    }
  }

  void resumed(RunningTask<?> task, Wait over) {
    if (waiting != null) {
      waiting.ended(task, over);
      waiting = null;
    }
  }

  void ended(RunningTask<?> task) {
    end();
    if (shouldCommit()) {
      name = task.name();
      status = task.status().name();
      commit();
    }
  }
}
