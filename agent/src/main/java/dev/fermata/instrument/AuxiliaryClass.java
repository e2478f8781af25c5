package dev.fermata.instrument;

/** Placeholder. */
public record AuxiliaryClass(String name, byte[] classFile) {}
