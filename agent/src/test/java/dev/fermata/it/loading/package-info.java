/** Class loaders, caches and debuggers: how classes come into a JVM that runs the agent. */
package dev.fermata.it.loading;
