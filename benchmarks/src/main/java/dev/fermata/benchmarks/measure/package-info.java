/** Plans a run, starts its JVMs in interleaved rounds, and reports ratios and targets. */
package dev.fermata.benchmarks.measure;
