/** What one quantity does to the cost of this library: depth, number, threads, size, locals. */
package dev.fermata.benchmarks.scaling;
