/** The library, its rivals and hand-written code, each in its own idiom. */
package dev.fermata.benchmarks.subjects;
