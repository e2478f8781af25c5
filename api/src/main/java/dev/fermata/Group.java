package dev.fermata;

/**
 * Elements that follow one another and have the same key.
 *
 * @param key may be null
 * @param elements can be read until the next group is asked for
 * @param <K> the type of the key
 * @param <T> the type of the elements
 */
public record Group<K, T>(K key, Generator<T> elements) {}
