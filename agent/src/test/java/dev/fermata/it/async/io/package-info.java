/** Connections, servers, HTTP and processes, with the real agent. */
package dev.fermata.it.async.io;
