package dev.fermata.instrument;

import java.util.List;

/** Placeholder. */
public record Instrumented(
    byte[] classFile, List<AuxiliaryClass> auxiliaries, List<Refusal> refusals) {}
