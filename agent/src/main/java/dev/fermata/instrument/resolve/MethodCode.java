package dev.fermata.instrument.resolve;

import java.util.List;

/**
 * What the code of a method does, as far as inference asks.
 *
 * @param calls without those that are plain whatever is known; empty unless the method can be
 *     inferred from its calls
 * @param sites where it makes lambdas
 */
record MethodCode(Member member, List<Call> calls, List<LambdaSite> sites) {}
