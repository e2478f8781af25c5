package dev.fermata.benchmarks.measure;

/** Takes one sample of a cell, in a JVM of its own. */
@FunctionalInterface
interface Meter {
  Sample measure(Jdk jdk, Cell cell) throws Exception;
}
