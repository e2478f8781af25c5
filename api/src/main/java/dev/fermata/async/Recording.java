package dev.fermata.async;

import jdk.jfr.FlightRecorder;

/** Tells whether the JDK's flight recorder is at work. A JVM may lack it. */
final class Recording {
  private static final boolean IS_THERE = ModuleLayer.boot().findModule("jdk.jfr").isPresent();

  private Recording() {}

  static boolean isOn() {
    return IS_THERE && FlightRecorder.isInitialized();
  }
}
