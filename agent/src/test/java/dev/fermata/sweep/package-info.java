/**
 * Instruments every method of large programs and checks all that comes out; run by {@code mvn
 * -Psweep verify}.
 */
package dev.fermata.sweep;
