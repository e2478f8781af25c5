/** What is measured from outside a JVM, or in one of its own: memory and start-up. */
package dev.fermata.benchmarks.programs;
