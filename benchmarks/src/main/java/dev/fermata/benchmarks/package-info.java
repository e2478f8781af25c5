/** The workloads, and what a subject has to do to be measured on them. */
package dev.fermata.benchmarks;
