package dev.fermata.instrument;

import dev.fermata.instrument.analyze.HeldMonitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** Finds in class files where monitors are taken, for the error that names them. */
public final class MonitorLines {
  private MonitorLines() {}

  /**
   * Finds where the outermost monitor was taken that a method holds at a call.
   *
   * @param classFile of its class
   * @param method the method's name
   * @param line of the call
   * @return a line; 0 if no monitor is held there, -1 if that cannot be told
   */
  public static int taken(byte[] classFile, String method, int line) {
    try {
      ClassNode node = new ClassNode();
      new ClassReader(classFile).accept(node, ClassReader.SKIP_FRAMES);
      return HeldMonitor.lineTaken(node, method, line);
    } catch (RuntimeException malformed) {
      return -1;
    }
  }
}
