/** Measurements of the library, its rivals and hand-written code. */
package dev.fermata.benchmarks;
