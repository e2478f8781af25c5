/** What Javaflow's weaver is shown: it would rewrite, or fail at, classes that are not for it. */
package dev.fermata.benchmarks.subjects.woven;
