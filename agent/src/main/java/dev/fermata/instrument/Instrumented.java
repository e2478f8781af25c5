package dev.fermata.instrument;

import java.util.List;

/**
 * What instrumenting a class gave.
 *
 * @param classFile the new class file; the very array that was given if nothing had to change
 * @param auxiliaries classes to define beside it, in the same loader and protection domain
 * @param shape what a redefinition of the class has to keep
 * @param refusals what cannot be suspended, and why
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
public record Instrumented(
    byte[] classFile, List<AuxiliaryClass> auxiliaries, Shape shape, List<Refusal> refusals) {
  /**
   * Describes a class that has got nothing which its redefinition would have to keep.
   *
   * @param classFile see above
   * @param auxiliaries see above
   * @param refusals see above
   */
  public Instrumented(byte[] classFile, List<AuxiliaryClass> auxiliaries, List<Refusal> refusals) {
    this(classFile, auxiliaries, Shape.PLAIN, refusals);
  }
}
