package dev.fermata.agent;

import dev.fermata.instrument.resolve.ClassHead;

/** Which versions of class files the agent can read. */
final class ClassVersion {
  /** The newest that the engine reads. */
  static final int NEWEST = ClassHead.NEWEST;

  private ClassVersion() {}

  /** Returns the major version; 0 if the file ends before it. */
  static int of(byte[] classFile) {
    return classFile.length < 8 ? 0 : ((classFile[6] & 0xff) << 8) | (classFile[7] & 0xff);
  }

  /** A clause, with what to do. */
  static String tooNew(int version) {
    return "its class file version "
        + version
        + " is newer than this agent knows, which is "
        + NEWEST
        + ". Use a newer agent";
  }
}
