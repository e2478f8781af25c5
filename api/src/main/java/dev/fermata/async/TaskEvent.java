package dev.fermata.async;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** The life of a task, in a flight recording. Written when it has ended. */
@Name("dev.fermata.Task")
@Label("Task")
@Description("From the creation of a task to its end")
@Category("Fermata")
@StackTrace(false)
final class TaskEvent extends Event {
  @Label("Name")
  String name = "";

  @Label("Status")
  String status = "";

  static TaskEvent begun() {
    TaskEvent event = new TaskEvent();
    event.begin();
    return event;
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
