package dev.fermata.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What of a stack is written besides its frames.
 *
 * @param status at rest
 * @param held what the stack holds besides; may be null
 */
public record StackState(int status, @Nullable Object held) {}
