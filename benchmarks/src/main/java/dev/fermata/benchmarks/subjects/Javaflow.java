package dev.fermata.benchmarks.subjects;

import dev.fermata.benchmarks.subjects.woven.JavaflowBodies;

/** Javaflow as tascalate maintains it, woven ahead of time; continuations that resume once. */
public final class Javaflow extends JavaflowBodies {}
