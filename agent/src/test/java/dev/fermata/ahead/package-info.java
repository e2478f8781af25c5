/** Runs on classes that were instrumented ahead of time, in a JVM with and without the agent. */
package dev.fermata.ahead;
