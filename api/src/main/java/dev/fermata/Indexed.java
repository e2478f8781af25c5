package dev.fermata;

/**
 * An element with its number.
 *
 * @param index the number
 * @param value the element; may be null
 * @param <T> the type of the element
 */
public record Indexed<T>(long index, T value) {}
