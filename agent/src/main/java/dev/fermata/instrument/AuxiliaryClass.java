package dev.fermata.instrument;

/**
 * A class that the engine made.
 *
 * @param name internal name
 * @param classFile its bytes
 */
public record AuxiliaryClass(String name, byte[] classFile) {}
