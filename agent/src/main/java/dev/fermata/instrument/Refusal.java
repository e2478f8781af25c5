package dev.fermata.instrument;

/** Placeholder. */
public record Refusal(String className, String method, String reason) {}
