/** Suspension points, types and liveness of a method, as pure data; it uses {@code resolve}. */
package dev.fermata.instrument.analyze;
