package dev.fermata;

/**
 * Two elements that belong together.
 *
 * @param first may be null
 * @param second may be null
 * @param <A> the type of the first
 * @param <B> the type of the second
 */
public record Pair<A, B>(A first, B second) {}
