package dev.fermata;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** An abandoned generator, in a flight recording. */
@Name("dev.fermata.GeneratorAbandoned")
@Label("Generator Abandoned")
@Description("A generator that was dropped while it stood inside a try")
@Category("Fermata")
@StackTrace(false)
final class GeneratorAbandonedEvent extends Event {
  @Label("Body")
  String body = "";

  @Label("Message")
  String message = "";

  /** Writes it if the flight recorder is at work. */
  static void write(AbandonedGenerators.Report report) {
    if (FlightRecorder.isInitialized()) {
      GeneratorAbandonedEvent event = new GeneratorAbandonedEvent();
      event.body = report.body();
      event.message = report.message();
      event.commit();
    }
  }
}
