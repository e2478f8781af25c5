package dev.fermata.instrument;

import org.jspecify.annotations.Nullable;

/**
 * A call of a suspendable method from where nothing can be suspended.
 *
 * @param className of the caller, with dots
 * @param sourceFile of that class, null if the class file does not say
 * @param line of the call; -1 if the class file does not say
 * @param caller name and parameter types, as in source
 * @param called class, name and parameter types
 * @param obstacle a clause that completes "the caller …", and after it what to do
 */
public record PlainCall(
    String className,
    @Nullable String sourceFile,
    int line,
    String caller,
    String called,
    String obstacle) {}
