package dev.fermata.instrument.layout;

/**
 * A field of a frame class.
 *
 * @param name unique in the class
 * @param descriptor of its type
 */
public record FrameField(String name, String descriptor) {}
