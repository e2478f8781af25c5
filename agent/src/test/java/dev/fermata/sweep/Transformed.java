package dev.fermata.sweep;

import dev.fermata.instrument.AuxiliaryClass;
import dev.fermata.instrument.Instrumented;
import dev.fermata.instrument.Instrumenter;
import dev.fermata.instrument.Refusal;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A subject after the engine.
 *
 * @param classes what became of each class, by internal name
 * @param frames what was made beside them
 * @param refusals of all classes
 * @param nanos of processor time that the engine took
 */
record Transformed(
    Map<String, byte[]> classes, Map<String, byte[]> frames, List<Refusal> refusals, long nanos) {
  static final List<String> EVERYTHING = List.of("*");
  static final List<String> NOTHING = List.of();

  static Transformed of(Subject subject, List<String> suspendable) {
    Instrumenter engine =
        new Instrumenter(name -> find(subject.classes()::get, name), List.copyOf(suspendable));
    Map<String, byte[]> classes = new LinkedHashMap<>();
    Map<String, byte[]> frames = new LinkedHashMap<>();
    List<Refusal> refusals = new ArrayList<>();
    long begin = processorNanos();
    subject
        .classes()
        .forEach(
            (name, classFile) -> {
              Instrumented made = engine.instrument(classFile);
              classes.put(name, made.classFile());
              for (AuxiliaryClass frame : made.auxiliaries()) {
                frames.put(frame.name(), frame.classFile());
              }
              refusals.addAll(made.refusals());
            });
    return new Transformed(classes, frames, refusals, processorNanos() - begin);
  }

  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  byte[] find(String name) {
    byte[] own = classes.get(name);
    return own != null ? own : frames.get(name);
  }

  /** Finds a class of a program, of the api or of the JDK. */
  static byte[] find(Function<String, byte[]> classes, String name) {
    byte[] own = classes.apply(name);
    return own != null ? own : LinkLoader.resource(name);
  }
}
