package dev.fermata.instrument;

/**
 * A class that the engine made.
 *
 * @param name internal name
 * @param classFile its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
public record AuxiliaryClass(String name, byte[] classFile) {}
