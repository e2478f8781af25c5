package dev.fermata.instrument;

/**
 * Something that keeps to plain calls although it was to be suspendable. It works unsuspended.
 *
 * @param className with dots
 * @param method name and parameter types, as in source; empty for a whole class
 * @param reason a clause that completes "cannot be suspended: "
 */
public record Refusal(String className, String method, String reason) {}
